import { lookup } from 'node:dns/promises'
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { AddressRule } from './addresses.ts'
import { hostOf } from './check-url.ts'
import type { Attempt, DeliveryProblem } from './webhook-types.ts'

export interface Sending {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface SendOptions {
  readonly rule: AddressRule
  /** Addresses of a host name. @default the system's resolver */
  readonly resolve?: (host: string) => Promise<readonly string[]>
  /** Milliseconds for everything: name, connection and answer. @default 10000 */
  readonly timeLimit?: number
}

/** Of an answer that is kept, in characters. */
export const ANSWER_LIMIT = 1_000
const BYTE_LIMIT = 4 * ANSWER_LIMIT

/**
 * Posts once. The name is resolved here, every address of it is judged, and the connection goes to the one that was judged, so
 * that a name cannot mean something else a moment later. Redirects are not followed, and an answer is read to its limit only.
 */
export async function send({ url: text, headers, body }: Sending, { rule, resolve = resolveName, timeLimit = 10_000 }: SendOptions): Promise<Attempt> {
  const signal = AbortSignal.timeout(timeLimit)
  const url = new URL(text)
  try {
    const address = await inTime(addressOf(hostOf(url), rule, resolve), signal)
    if (url.protocol === 'http:' && !rule.isPrivateAllowed(address)) return failed('PLAIN_HTTP')
    return await post(url, { method: 'POST', agent: false, signal, lookup: always(address), headers: { ...headers, 'content-length': Buffer.byteLength(body) } }, body)
  } catch (error) {
    return failed(signal.aborted ? 'TIMEOUT' : error instanceof Refused ? error.problem : problemOf(error as NodeJS.ErrnoException))
  }
}

class Refused extends Error {
  readonly problem: DeliveryProblem
  constructor(problem: DeliveryProblem) {
    super(problem)
    this.problem = problem
  }
}

async function resolveName(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address)
}

/** One private address among public ones is a reason to refuse them all: it is how a name is made to point inside. */
async function addressOf(host: string, rule: AddressRule, resolve: (host: string) => Promise<readonly string[]>): Promise<string> {
  const addresses = isIP(host) === 0 ? await resolve(host).catch(() => []) : [host]
  if (addresses.length === 0) throw new Refused('NO_ADDRESS')
  if (!addresses.every((address) => rule.allows(address))) throw new Refused('PRIVATE_ADDRESS')
  return addresses[0]!
}

/** Whatever is asked for, the address that was judged. */
function always(address: string): LookupFunction {
  const family = isIP(address)
  return (_host, options, callback) => (options.all ? callback(null, [{ address, family }]) : callback(null, address, family))
}

function post(url: URL, options: RequestOptions, body: string): Promise<Attempt> {
  const request = url.protocol === 'https:' ? requestSecure : requestPlain
  return new Promise((resolve, reject) => {
    const asking = request(url, options, (answer) => {
      readStart(answer).then((text) => resolve(judge(answer.statusCode ?? 0, text)), reject).finally(() => asking.destroy())
    })
    asking.on('error', reject)
    asking.end(body)
  })
}

async function readStart(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part)
    if ((size += part.byteLength) >= BYTE_LIMIT) break
  }
  // What PostgreSQL cannot keep is left out.
  return Buffer.concat(parts).toString('utf8').replaceAll('\u0000', '').slice(0, ANSWER_LIMIT).toWellFormed()
}

function judge(answerCode: number, answer: string): Attempt {
  const problem = answerCode >= 200 && answerCode < 300 ? null : answerCode >= 300 && answerCode < 400 ? 'REDIRECT' : 'ANSWER'
  return { problem, answerCode, answer }
}

function failed(problem: DeliveryProblem): Attempt {
  return { problem, answerCode: null, answer: null }
}

function problemOf({ code = '' }: NodeJS.ErrnoException): DeliveryProblem {
  return /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code) ? 'CERTIFICATE' : 'CONNECTION'
}

function inTime<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return Promise.race([work, new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }))])
}
