import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { inject } from 'vitest'
import { runTenon, type Who } from './company-process.ts'

export type { Who }

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the keeper of the example companies. */
    company: string
  }
}

export interface RunningCompany {
  readonly url: string
  /** Its data folder. */
  readonly data: string
  /** Sessions, as name=value. */
  readonly cookies: Readonly<Record<Who, string>>
}

/** The provider that the example company is set up with, as 'Qiming ID'. It runs where a test starts it. */
export interface OpenIdSettings {
  readonly port: number
  readonly clientSecret: string
  readonly redirects: readonly string[]
}

/** Does not start the company. */
export async function openIdSettings(): Promise<OpenIdSettings> {
  return (await tell('openId')) as OpenIdSettings
}

/** The example company of this worker, started if it does not run. To be awaited in `beforeAll`: the first start takes its time. */
export async function runningCompany(): Promise<RunningCompany> {
  return (await tell('start')) as RunningCompany
}

/** For `beforeAll`: has the company running, unless no browser runs here and so nobody will visit it. */
export async function openCompany(): Promise<void> {
  if ('candidate' in inject('browser')) await runningCompany()
}

/** Kills the server, as a power cut would. */
export async function killCompany(): Promise<void> {
  await tell('kill')
}

/** Tells the server to end, and answers its exit code. */
export async function stopCompany(): Promise<number | null> {
  return (await tell('stop')) as number | null
}

/** A new person of the company, with a one-time link to sign in. */
export async function hire(company: RunningCompany, { name, email, role }: { name: string; email: string; role: string }): Promise<string> {
  const printed = await runTenon(company.data, ['user', 'create', '--name', name, '--email', email, '--role', role, '--json'])
  return (JSON.parse(printed) as { link: string }).link
}

async function tell(action: 'start' | 'openId' | 'kill' | 'stop'): Promise<unknown> {
  const { status, text } = await post(`${inject('company')}/${process.env.VITEST_POOL_ID ?? '1'}/${action}`)
  if (status !== 200) throw new Error(text)
  return JSON.parse(text)
}

/** Waits as long as a hook does: `fetch` gives up after five minutes, which two first starts on a busy machine can take. */
async function post(url: string): Promise<{ readonly status: number | undefined; readonly text: string }> {
  const [response] = (await once(request(url, { method: 'POST' }).end(), 'response')) as [IncomingMessage]
  let text = ''
  for await (const chunk of response.setEncoding('utf8')) text += String(chunk)
  return { status: response.statusCode, text }
}
