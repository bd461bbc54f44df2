import { randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { TenonError } from '../errors/tenon-error.ts'
import { runCommand, type AppCommand, type CommandTools } from './commands.ts'

/** One line of the conversation between a command and the process that has the data open. */
type Line = { readonly out: string } | { readonly exit: number } | { readonly error: { readonly code: string; readonly message: string; readonly status: number } }

/**
 * Lets `tenon import`, `tenon user create` … work while the server runs: the embedded database serves one process, so they
 * are handed to that one. Only who can read the data folder can call: the secret lies there with mode 0600.
 */
export async function openControl(folder: string, tools: Omit<CommandTools, 'write'>): Promise<() => void> {
  const token = randomBytes(32).toString('hex')
  const server = createServer((request, response) => {
    if (!sameToken(request.headers.authorization, `Bearer ${token}`)) {
      response.writeHead(401).end()
      return
    }
    response.writeHead(200, { 'content-type': 'application/x-ndjson' })
    const send = (line: Line): void => void response.write(JSON.stringify(line) + '\n')
    readBody(request)
      .then((body) => runCommand(JSON.parse(body) as AppCommand, { ...tools, write: (out) => send({ out }) }))
      .then((exit) => send({ exit }))
      .catch((error: unknown) => send({ error: describe(error) }))
      .finally(() => response.end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  const file = join(folder, 'control.json')
  writeFileSync(file, JSON.stringify({ port: (server.address() as AddressInfo).port, token }), { mode: 0o600 })
  return () => {
    server.close()
    server.closeAllConnections()
    rmSync(file, { force: true })
  }
}

/** Hands a command to the process that has the data folder open, and gives its exit code. */
export async function callControl(folder: string, command: AppCommand, write: (text: string) => void): Promise<number> {
  const { port, token } = JSON.parse(readFileSync(join(folder, 'control.json'), 'utf8')) as { port: number; token: string }
  const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: JSON.stringify(command) })
  let rest = ''
  let exit = 1
  const decoder = new TextDecoder()
  for await (const chunk of response.body!) {
    rest += decoder.decode(chunk as Uint8Array, { stream: true })
    const lines = rest.split('\n')
    rest = lines.pop()!
    for (const text of lines) {
      const line = JSON.parse(text) as Line
      if ('out' in line) write(line.out)
      else if ('exit' in line) exit = line.exit
      else throw new TenonError(line.error.code, { status: line.error.status, message: line.error.message })
    }
  }
  return exit
}

function describe(error: unknown): { code: string; message: string; status: number } {
  if (error instanceof TenonError) return { code: error.code, message: error.message, status: error.status }
  return { code: 'INTERNAL', message: error instanceof Error ? (error.stack ?? error.message) : String(error), status: 500 }
}

function sameToken(given: string | undefined, expected: string): boolean {
  const [left, right] = [Buffer.from(given ?? ''), Buffer.from(expected)]
  return left.length === right.length && timingSafeEqual(left, right)
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
