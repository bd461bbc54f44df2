import type { App } from '../app/app-types.ts'
import { defineErrors } from '../errors/tenon-error.ts'
import type { Identity } from '../identity/index.ts'
import { exportAudit } from './audit/export.ts'
import { verifyAudit } from './audit/verify.ts'
import { createToken } from './user/create-token.ts'
import { createUser } from './user/create-user.ts'
import { unlinkUser } from './user/unlink-user.ts'
import { exportResource } from './export/run.ts'
import { importFiles } from './import/run.ts'

/** A command that needs the open application: run in this process, or handed to the one that has the data open. */
export interface AppCommand {
  readonly command: string
  readonly options: Readonly<Record<string, unknown>>
}

export interface CommandTools {
  readonly app: App
  readonly identity: Identity
  readonly publicUrl: string
  /** Text for the person at the terminal, or for the program that reads it. */
  write(text: string): void
}

const errors = defineErrors({
  COMMAND_UNKNOWN: { status: 404, message: 'There is no command "{command}".' },
})

/** Gives the exit code where it is not 0. */
type Run = (options: never, tools: CommandTools) => Promise<number | void>

const commands: Readonly<Record<string, Run>> = {
  'user create': createUser,
  'user unlink': unlinkUser,
  'token create': createToken,
  import: importFiles,
  export: exportResource,
  'audit verify': verifyAudit,
  'audit export': exportAudit,
}

/** Runs a command and gives its exit code. */
export async function runCommand({ command, options }: AppCommand, tools: CommandTools): Promise<number> {
  const run = commands[command]
  if (!run) throw errors.COMMAND_UNKNOWN({ command })
  return (await run(options as never, tools)) ?? 0
}
