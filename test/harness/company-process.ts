import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Those for whom `tenon start` prints a one-time sign-in link in the example company. */
export type Who = 'admin' | 'rep' | 'manager' | 'director'

export interface CompanyProcess {
  readonly url: string
  /** One-time sign-in links. */
  readonly links: Readonly<Record<Who, string>>
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>
  /** Asks it to end, and answers its exit code. */
  stop(): Promise<number | null>
}

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const EXAMPLE = join(ROOT, 'examples', 'software-company')
/** The example company once more, so that its generated files and built shell are not those of a developer's running one. Kept from run to run. */
const INSTALLATION = join(ROOT, 'test', '.tenon-test', 'software-company')
const PAPERS = join(ROOT, 'packages', 'plugins', 'approvals', 'test', 'papers', 'src', 'index.ts')
const TENON = join(ROOT, 'packages', 'core', 'bin', 'tenon.js')
const LABELS: Readonly<Record<Who, string>> = { admin: 'Administrator', rep: 'Sales representative', manager: 'Sales manager', director: 'Sales director' }

/** Loaded before the CLI: its input ends when the test run dies, and then no server is left behind. */
const END_WITH_PARENT = `data:text/javascript,${encodeURIComponent("process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM')).resume().unref()")}`

/** Starts the example company as a person would, with data of its own. Ready once its links are printed. */
export async function startCompany({ data, port, env = {} }: { data: string; port: number; env?: Readonly<Record<string, string>> }): Promise<CompanyProcess> {
  makeInstallation()
  const child = tenon(['start', '--dir', INSTALLATION], { ...env, PORT: String(port), TENON_DATA_DIR: data }, ['--import', END_WITH_PARENT])
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null)
  const links = await readLinks(child, ended)
  return {
    url: `http://localhost:${port}`,
    links,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** Runs another command of the CLI beside the running company, and answers what it printed. */
export async function runTenon(data: string, args: readonly string[]): Promise<string> {
  const child = tenon([...args, '--dir', INSTALLATION], { TENON_DATA_DIR: data })
  const output = outputOf(child)
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`tenon ${args.join(' ')} ended with ${code}:\n${output()}`)
  return output()
}

function makeInstallation(): void {
  mkdirSync(INSTALLATION, { recursive: true })
  for (const name of ['package.json', 'demo', 'node_modules']) {
    if (!existsSync(join(INSTALLATION, name))) symlinkSync(join(EXAMPLE, name), join(INSTALLATION, name))
  }
  const imports = [['example', join(EXAMPLE, 'tenon.config.ts')], ['{ papers }', PAPERS]].map(([name, file]) => `import ${name} from ${JSON.stringify(pathToFileURL(file!).href)}\n`).join('')
  // A second step of a role by which no other browser test comes in; papers, so that there is something small to approve.
  // Webhooks reach receivers that tests open on this machine.
  const config = `${imports}\nexport default { ...example, company: { ...example.company, webhooks: { privateRanges: ['127.0.0.0/8'] } }, plugins: [...example.plugins, papers()], signIn: { secondStepFor: ['LEGAL'] } }\n`
  rmSync(join(INSTALLATION, 'tenon.config.ts'), { force: true })
  writeFileSync(join(INSTALLATION, 'tenon.config.ts'), config)
}

/** `node` are arguments of Node for this process alone; through the environment the programs that it starts would get them too. */
function tenon(args: readonly string[], env: Record<string, string>, node: readonly string[] = []): ChildProcess {
  const { DATABASE_URL: _, TENON_URL: __, ...inherited } = process.env
  return spawn(process.execPath, [...node, TENON, ...args], { cwd: ROOT, env: { ...inherited, ...env }, stdio: ['pipe', 'pipe', 'pipe'] })
}

function outputOf(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk))
  return () => text
}

function readLinks(child: ChildProcess, ended: Promise<number | null>): Promise<Record<Who, string>> {
  const output = outputOf(child)
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const links = linksIn(output())
      if (links) resolve(links)
    })
    void ended.then((code) => reject(new Error(`The example company ended with ${code} before it was ready:\n${output()}`)))
  })
}

function linksIn(output: string): Record<Who, string> | null {
  const found = Object.entries(LABELS).map(([who, label]) => [who, new RegExp(`^ +${label} .* (http\\S+)$`, 'm').exec(output)?.[1]] as const)
  return found.every(([, link]) => link !== undefined) ? (Object.fromEntries(found) as Record<Who, string>) : null
}
