import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { OpenIdSettings, RunningCompany } from './company.ts'
import { startCompany, type CompanyProcess, type Who } from './company-process.ts'

/**
 * An example company for each worker of the browser tests, because its first start writes a year of its life and tests of one file may not meet those
 * of another. It starts when the first test asks for it, and lives in this process, since every test file runs in another one: those reach it through
 * a small server.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const keepers = new Map<string, Keeper>()
  const inTurn = turns()
  const keeperOf = (worker: string): Keeper => {
    const keeper = keepers.get(worker) ?? createKeeper(worker, inTurn)
    keepers.set(worker, keeper)
    return keeper
  }
  const server = createServer((request, response) => {
    const [, worker = '', name = ''] = (request.url ?? '').split('/')
    const action = keeperOf(worker).actions[name]
    const answer = action ? action() : Promise.reject(new Error(`Unknown: ${request.url}`))
    answer.then((value) => response.end(JSON.stringify(value ?? null)), (error: unknown) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  project.provide('company', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return async () => {
    server.close()
    const closed = await Promise.allSettled([...keepers.values()].map((keeper) => keeper.close()))
    const failed = closed.find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
  }
}

interface Keeper {
  readonly actions: Readonly<Record<string, () => Promise<unknown>>>
  close(): Promise<void>
}

type InTurn = <Answer>(work: () => Promise<Answer>) => Promise<Answer>

/** Companies start one after another: the first generates and builds what the others find done. */
function turns(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
}

function createKeeper(worker: string, inTurn: InTurn): Keeper {
  const given = dataGiven(worker)
  const data = given ?? mkdtempSync(join(tmpdir(), 'tenon-company-'))
  const port = freePort()
  const openId = Promise.all([port, freePort()]).then(([ours, theirs]) => openIdSettings(ours, theirs))
  let starting: Promise<CompanyProcess> | undefined
  let cookies: Promise<Record<Who, string>> | undefined

  const start = () => (starting ??= Promise.all([port, openId]).then(([free, { env }]) => inTurn(() => startCompany({ data, port: free, env }))))
  const end = async <Answer>(how: (company: CompanyProcess) => Promise<Answer>): Promise<Answer> => {
    const company = await start()
    starting = undefined
    return how(company)
  }
  return {
    actions: {
      async start(): Promise<RunningCompany> {
        const company = await start()
        // Sessions outlive a restart, so everybody signs in once only.
        return { url: company.url, data, cookies: await (cookies ??= signIn(company)) }
      },
      openId: () => openId,
      kill: () => end((company) => company.kill()),
      stop: () => end((company) => company.stop()),
    },
    async close() {
      const company = await starting?.catch(() => undefined)
      const code = company ? await company.stop() : 0
      if (!given) rmSync(data, { recursive: true, force: true, maxRetries: 5 })
      if (code !== 0) throw new Error(`The example company was told to stop and ended with ${code} instead of 0.`)
    },
  }
}

/** The folder of `TENON_E2E_DATA`, which a developer keeps from run to run; other workers than the first have one beside it. */
function dataGiven(worker: string): string | undefined {
  const given = process.env.TENON_E2E_DATA
  return given === undefined || worker === '1' ? given : `${given}-${worker}`
}

/** The company knows its provider from the start; a test that needs one starts it there. */
function openIdSettings(ours: number, theirs: number): OpenIdSettings & { readonly env: Readonly<Record<string, string>> } {
  const clientSecret = randomBytes(24).toString('base64url')
  const env = { TENON_OIDC_ISSUER: `http://localhost:${theirs}`, TENON_OIDC_CLIENT_ID: 'tenon', TENON_OIDC_CLIENT_SECRET: clientSecret, TENON_OIDC_TITLE: 'Qiming ID' }
  return { port: theirs, clientSecret, redirects: [`http://localhost:${ours}/api/auth/oidc/company/callback`], env }
}

/** Takes everybody's link: the cookie of the session, as name=value. */
async function signIn({ links }: CompanyProcess): Promise<Record<Who, string>> {
  const taken = Object.entries(links).map(async ([who, link]) => {
    const [cookie] = (await fetch(link, { redirect: 'manual' })).headers.getSetCookie()
    if (!cookie) throw new Error(`The sign-in link of ${who} did not sign in.`)
    return [who, cookie.split(';')[0]] as const
  })
  return Object.fromEntries(await Promise.all(taken)) as Record<Who, string>
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
