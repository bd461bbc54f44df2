import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openApp } from '../app/open-app.ts'
import { lockHolder } from '../database/data-lock.ts'
import { createIdentity, loadSecret } from '../identity/index.ts'
import { callControl } from './control.ts'
import { runCommand, type AppCommand } from './commands.ts'
import { openInstallation } from './installation.ts'

/** Runs a command on the application: in the process that has the embedded data open, where there is one; else here. */
export async function withRunningApp(dir: string, command: AppCommand, out: { write(text: string): unknown }): Promise<void> {
  const installation = await openInstallation(dir)
  const write = (text: string): void => void out.write(text)
  if ('folder' in installation.database && lockHolder(installation.data) !== undefined && existsSync(join(installation.data, 'control.json'))) {
    process.exitCode = await callControl(installation.data, command, write)
    return
  }
  const app = await openApp(installation, { secret: loadSecret(installation.data, process.env) })
  try {
    const publicUrl = publicUrlOf()
    const identity = await createIdentity({ base: app.base, secret: loadSecret(installation.data, process.env), publicUrl })
    process.exitCode = await runCommand(command, { app, identity, publicUrl, write })
  } finally {
    await app.close()
  }
}

export function publicUrlOf(port = Number(process.env['PORT'] ?? 4000)): string {
  return process.env['TENON_URL'] ?? `http://localhost:${port}`
}
