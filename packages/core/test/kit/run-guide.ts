import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One block of a guide that is run: commands, or a file that is written. */
export interface Step {
  readonly heading: string
  readonly file: string | null
  readonly text: string
}

/** How a command of the guide is run here; null where it has nothing to do. */
export type Run = (words: readonly string[], folder: string) => Promise<{ code: number; output: string }> | null

export function stepsOf(guide: string): Step[] {
  const text = readFileSync(fileURLToPath(new URL(`../../../../docs/guides/${guide}.md`, import.meta.url)), 'utf8')
  let heading = ''
  return [...text.matchAll(/^## (.+)$|^```(\w+)(?: file=(\S+))?\n([^]*?)^```$/gm)].flatMap(([, title, language, file, block]) => {
    if (title !== undefined) heading = title
    return block !== undefined && (language === 'sh' || file !== undefined) ? [{ heading, file: file ?? null, text: block }] : []
  })
}

/** Follows a guide from a folder on, and gives the folder where it ends. Throws what a command said that failed. */
export async function follow(steps: readonly Step[], start: string, run: Run): Promise<string> {
  let folder = start
  for (const { file, text } of steps) {
    if (file !== null) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
      continue
    }
    for (const line of text.trim().split('\n')) {
      const words = line.trim().split(/\s+/)
      if (words[0] === 'cd') folder = resolve(folder, words[1]!)
      else if (words[0] === 'mkdir') mkdirSync(resolve(folder, words[1]!))
      else {
        const { code, output } = (await run(words, folder)) ?? { code: 0, output: '' }
        if (code !== 0) throw new Error(`\`${line}\` ended with ${code}:\n${output}`)
      }
    }
  }
  return folder
}

/** `npm pkg …`: reads or changes `package.json`, and installs nothing. */
export function npmPkg(args: readonly string[], folder: string): Promise<{ code: number; output: string }> {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  return new Promise((done) => execFile(npm, ['pkg', ...args], { cwd: folder }, (error, out, problems) => done({ code: error ? 1 : 0, output: out + problems })))
}

/** A script of the plugin's package.json, with the programs that are installed beside it. */
export async function runScript(name: string, more: readonly string[], folder: string, programs: Readonly<Record<string, string>>): Promise<{ code: number; output: string }> {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
  const parts = scripts[name]!.split(' && ').map((part) => part.split(' '))
  let said = ''
  for (const [index, [program, ...args]] of parts.entries()) {
    const { code, output } = await node(folder, programs[program!]!, ...args, ...(index === parts.length - 1 ? more : []))
    said += output
    if (code !== 0) return { code, output: said }
  }
  return { code: 0, output: said }
}

/** Runs a Node program in a folder, knowing nothing of the tests around it. */
export function node(cwd: string, ...args: string[]): Promise<{ code: number; output: string }> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TENON_TEST_|VITEST|NODE_ENV$)/.test(name)))
  return new Promise((done) => execFile(process.execPath, args, { cwd, env, maxBuffer: 1e8 }, (error, out, problems) => done({ code: error ? 1 : 0, output: out + problems })))
}
