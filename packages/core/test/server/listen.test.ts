import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHandler, listen, type RunningServer } from '../../src/server/index.ts'
import { openApp, type AppFixture } from './open-app.ts'

let fixture: AppFixture
let server: RunningServer

beforeAll(async () => {
  fixture = await openApp((app) => ({
    ...app,
    routes: [
      { method: 'GET', path: '/api/where', access: 'public', handler: async (request, { meta }) => Response.json([meta.ip, request.headers.get('x-tenon-client-ip'), request.url]) },
      { method: 'GET', path: '/api/cookies', access: 'public', handler: async () => new Response('x', { headers: [['set-cookie', 'a=1'], ['set-cookie', 'b=2']] }) },
      { method: 'GET', path: '/api/stream', access: 'public', handler: async () => new Response(endless()) },
      { method: 'POST', path: '/api/size', access: 'public', bodyLimit: 20_000_000, handler: async (request) => new Response(String((await request.arrayBuffer()).byteLength)) },
    ],
  }))
  server = await start()
})
afterAll(async () => {
  await server.close({ announce: 0, grace: 500 })
  await fixture.close()
})

const start = () => listen(createHandler(fixture.app), { port: 0, host: '127.0.0.1', logger: fixture.app.logger, patience: { head: 300, request: 600 } })
let cancelled = 0

function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: async (controller) => {
      await delay(5)
      controller.enqueue(new TextEncoder().encode('row\n'))
    },
    cancel: () => {
      cancelled += 1
    },
  })
}

describe('a server behind a port', () => {
  it('answers as the handler does: status, cookies, body', async () => {
    const response = await fetch(`${server.url}/api/cookies`)
    expect([await response.text(), response.headers.getSetCookie()]).toEqual(['x', ['a=1', 'b=2']])
    const query = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { authorization: fixture.authorization, 'content-type': 'application/json' }, body: '{"query":"{ me { name } }"}' })
    expect(await query.json()).toEqual({ data: { me: { name: '李雷' } } })
    expect((await fetch(`${server.url}/healthz`, { method: 'HEAD' })).status).toBe(200)
    expect(await (await fetch(`${server.url}/api/size`, { method: 'POST', body: new Uint8Array(5_000_000) })).text()).toBe('5000000')
  })

  it('knows its clients by the connection, not by what they write', async () => {
    const response = await fetch(`${server.url}/api/where`, { headers: { 'x-tenon-client-ip': '1.2.3.4', 'x-forwarded-for': '1.2.3.4', 'x-real-ip': '1.2.3.4' } })
    expect(await response.json()).toEqual(['127.0.0.1', '127.0.0.1', `${server.url}/api/where`])
  })

  it('refuses request lines and hosts that are none, and is not made a proxy', async () => {
    const statuses = await Promise.all(
      ['GET http://evil.example/ HTTP/1.1\r\nHost: x', 'GET / HTTP/1.1\r\nHost: a b', 'GET / HTTP/1.1\r\nHost: user@x', 'TRACE / HTTP/1.1\r\nHost: x', 'OPTIONS * HTTP/1.1\r\nHost: x', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: x', 'nonsense'].map(rawStatus),
    )
    for (const status of statuses) expect(status).toMatch(/^(400|)$/)
    const [, , url] = (await (await rawGet('//evil.example/api/where', '/api/where')).json()) as string[]
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1/)
  })

  it('cuts who sends a head or a body too slowly, and answers others meanwhile', async () => {
    const [head, body] = [open(), open()]
    head.write('GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ')
    body.write(`POST /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: ${fixture.authorization}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`)
    const begin = performance.now()
    const cut = Promise.all([head, body].map(async (socket) => once(socket, 'close')))
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    expect(performance.now() - begin).toBeLessThan(250)
    await cut
    expect(performance.now() - begin).toBeLessThan(2_500)
  })

  it('cuts connections that never say anything', async () => {
    const sockets = Array.from({ length: 50 }, open)
    await Promise.all(sockets.map(async (socket) => once(socket, 'close')))
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  })

  it('stops an answer whose client went away', async () => {
    const before = cancelled
    const controller = new AbortController()
    const response = await fetch(`${server.url}/api/stream`, { signal: controller.signal })
    await response.body!.getReader().read()
    controller.abort()
    for (let wait = 0; wait < 50 && cancelled === before; wait++) await delay(20)
    expect(cancelled).toBe(before + 1)
  })

  it('says in one sentence that a port is taken', async () => {
    await expect(listen(fixture.handler, { port: server.port, host: '127.0.0.1', logger: fixture.app.logger })).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      message: `Port ${server.port} is in use by another program. Stop that program, or set PORT to another number.`,
    })
    await expect(listen(fixture.handler, { port: 0, host: '203.0.113.1', logger: fixture.app.logger })).rejects.toMatchObject({ code: 'PORT_REFUSED' })
  })
})

describe('stopping', () => {
  it('says "not ready" first, while it still answers and asks connections to close', async () => {
    const stopping = await start()
    const closed = stopping.close({ announce: 300 })
    const ready = await fetch(`${stopping.url}/readyz`)
    expect([ready.status, ready.headers.get('connection')]).toEqual([503, 'close'])
    expect((await fetch(`${stopping.url}/healthz`)).status).toBe(200)
    await closed
    await expect(fetch(`${stopping.url}/healthz`)).rejects.toThrow('fetch failed')
  })

  it('does not wait longer than its grace for who never ends', async () => {
    const stopping = await start()
    const stream = await fetch(`${stopping.url}/api/stream`)
    const begin = performance.now()
    await stopping.close({ announce: 0, grace: 300 })
    expect(performance.now() - begin).toBeLessThan(1_000)
    await expect(stream.text()).rejects.toThrow('terminated')
  })

  it('by SIGTERM lets everybody finish and ends the process with code 0, once with work under way', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('serve.ts', import.meta.url))], {
      stdio: ['ignore', 'pipe', 'inherit'],
      // A database of its own: the one of this file is in use by the server above.
      env: { ...process.env, TENON_TEST_DATABASE: 'embedded' },
    })
    const url = await firstAddress(child)
    const exited = once(child, 'exit')
    const slow = fetch(`${url}/api/slow`)
    await delay(150)
    const begin = performance.now()
    child.kill('SIGTERM')
    const late = await delay(200).then(() => fetch(`${url}/api/slow`))
    expect(await (await slow).text()).toBe('done')
    expect(await late.text()).toBe('done')
    expect(await exited).toEqual([0, null])
    expect(performance.now() - begin).toBeLessThan(10_000)
  })
})

function open(): Socket {
  const socket = connect(server.port, '127.0.0.1')
  // Being cut may look like a reset to the one who is cut.
  socket.on('error', () => {})
  socket.resume()
  return socket
}

async function rawStatus(head: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1')
  let text = ''
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
  socket.on('error', () => {})
  socket.write(`${head}\r\nConnection: close\r\n\r\n`)
  await once(socket, 'close')
  return /^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? ''
}

/** Asks for a path that a URL parser would take for another host; answers what the handler saw at the ordinary one. */
async function rawGet(odd: string, ordinary: string): Promise<Response> {
  const status = await new Promise<number>((resolve) => httpRequest({ port: server.port, host: '127.0.0.1', path: odd }, (response) => resolve(response.resume().statusCode!)).end())
  expect(status).toBe(404)
  return fetch(`${server.url.replace('localhost', '127.0.0.1')}${ordinary}`)
}

/** The address that the child prints; what it logs afterwards is read too, or it would stop at a full pipe. */
function firstAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.once('exit', () => reject(new Error(`the server ended: ${text}`)))
    child.stdout!.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const url = /^http:\/\/localhost:\d+$/m.exec(text)?.[0]
      if (url) resolve(url)
    })
  })
}
