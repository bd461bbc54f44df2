import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { defineErrors } from '../../errors/tenon-error.ts'
import type { WebFiles } from './shell.ts'

const errors = defineErrors({
  SHELL_NOT_BUILT: { status: 500, message: 'The web shell cannot be built: {cause}' },
})

const program = fileURLToPath(new URL('../../../bin/build-shell.js', import.meta.url))

type Answer = { readonly built: boolean } | { readonly failed: string }

/** Builds the shell in a process that ends with it: a server would keep for good what Vite and the compiler of Svelte took. */
export async function buildShell(entry: string, { lockFile, outDir }: WebFiles): Promise<void> {
  const child = spawn(process.execPath, [program, entry, lockFile, outDir], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const answer = await new Promise<Answer>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Answer))
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve({ failed: `the process that builds it ended with ${signal ?? code}` }))
  })
  if ('failed' in answer) throw errors.SHELL_NOT_BUILT({ cause: answer.failed })
}
