import { spawn, type ChildProcess } from 'node:child_process'
import { watch } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { coreFolder } from '../../composition/composition.ts'
import { openInstallation } from '../installation.ts'

const program = fileURLToPath(new URL('../../../bin/tenon.js', import.meta.url))
/** Vite reloads screens itself; generated files and tests are nobody's source. */
const ignored = /(^|[\\/])(ui|test|node_modules|data|\.[^\\/]+)[\\/]|\.(test|svelte)\b/

/** Runs the development server in a process of its own and starts it again when a source of the server changes. */
export async function restartOnChange(dir: string): Promise<void> {
  const { folder, composition } = await openInstallation(dir)
  const run = (): ChildProcess => spawn(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit', env: { ...process.env, TENON_DEV_SERVER: '1' } })
  let child = run()
  let timer: NodeJS.Timeout | undefined
  const restart = (): void => {
    child.removeAllListeners('exit')
    child.once('exit', () => {
      child = run()
      child.once('exit', leave)
    })
    child.kill('SIGINT')
  }
  const leave = (code: number | null): void => process.exit(code ?? 1)
  child.once('exit', leave)
  const folders = [folder, coreFolder, ...composition.plugins.map(({ definition }) => fileURLToPath(definition.package))]
  for (const one of folders) {
    watch(one, { recursive: true }, (_event, file) => {
      if (file === null || ignored.test(file) || !/\.(ts|prisma|sql)$/.test(file)) return
      clearTimeout(timer)
      timer = setTimeout(restart, 200)
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
}
