import type { AppCommand } from './commands.ts'

/** Loads what an application needs only when a command runs: `--help` answers at once. */
export async function runLater(dir: string, command: AppCommand, out: { write(text: string): unknown }): Promise<void> {
  const { withRunningApp } = await import('./with-app.ts')
  await withRunningApp(dir, command, out)
}
