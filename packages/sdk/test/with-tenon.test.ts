import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approvals as approvalsModule } from '@tenon/approvals/sdk'
import { catalog } from '@tenon/catalog'
import { catalog as catalogModule } from '@tenon/catalog/sdk'
import { core } from '@tenon/core/sdk'
import { createTestApp, type TestApp, type TestCaller } from '@tenon/core/testing'
import { customers } from '@tenon/customers'
import { customers as customersModule } from '@tenon/customers/sdk'
import { pipeline as pipelineModule } from '@tenon/pipeline/sdk'
import { createClient, SdkError, type ClientOptions } from '../src/index.ts'

const modules = [core, catalogModule, customersModule] as const

describe('the client and a company', () => {
  let test: TestApp
  let rep: TestCaller
  const over = (caller: TestCaller, more: Pick<ClientOptions, 'onRequest'> = {}) => createClient({ ...more, ...optionsOf(caller), modules })
  const create = async (name: string): Promise<string> => {
    const outcome = await over(rep).mutate('createCustomer', { input: { name } }, { customer: { id: true } })
    if (!outcome.ok) throw new Error(outcome.error.message)
    return outcome.data.customer!.id
  }

  beforeAll(async () => {
    test = await createTestApp({ plugins: [catalog(), customers()] })
    rep = await test.as('REP', { unit: 'north' })
    for (let number = 1; number <= 7; number++) await create(`Customer ${number}`)
  })
  afterAll(() => test.close())

  it('gives what was asked for, with fields that one module gives to a type of another', async () => {
    const { me, customers: list } = await over(rep).query({ me: { name: true }, customers: { $: { first: 1, orderBy: [{ field: 'NAME' }] }, totalCount: true, nodes: { name: true, owner: { name: true } } } })
    expect(list).toEqual({ totalCount: 7, nodes: [{ name: 'Customer 1', owner: { name: me!.name } }] })
  })

  it('walks a list to its end, a page at a time', async () => {
    let requests = 0
    const names: string[] = []
    for await (const { name } of over(rep, { onRequest: () => void requests++ }).iterate('customers', { first: 3, orderBy: [{ field: 'NAME' }] }, { name: true })) names.push(name)
    expect(names).toEqual([1, 2, 3, 4, 5, 6, 7].map((number) => `Customer ${number}`))
    expect(requests).toBe(3)
  })

  it('gives a refusal as a value, with the fields that were wrong', async () => {
    const outcome = await over(rep).mutate('createCustomer', { input: { name: '' } }, { customer: { id: true } })
    expect(outcome).toMatchObject({ ok: false, error: { __typename: 'ValidationError', code: 'VALIDATION_FAILED', fields: [{ path: 'name' }] } })
    const admin = await test.as('SYSADMIN')
    expect(await over(admin).mutate('createCustomer', { input: { name: 'X' } }, { customer: { id: true } })).toMatchObject({ ok: false, error: { __typename: 'RefusedError', code: 'FORBIDDEN' } })
  })

  it('tells a conflict with the version that is there now', async () => {
    const id = await create('Twice')
    const outcome = await over(rep).mutate('updateCustomer', { input: { id, expectedVersion: 99, name: 'Other' } }, { customer: { name: true } })
    expect(outcome).toMatchObject({ ok: false, error: { __typename: 'ConflictError', currentVersion: 1 } })
  })

  it('does a mutation with a key once only', async () => {
    const send = () => over(rep).mutate('createCustomer', { input: { name: 'Once' } }, { customer: { id: true } }, { idempotencyKey: 'once-1' })
    expect(await send()).toEqual(await send())
  })

  it('attaches a file to a record', async () => {
    const id = await create('With file')
    const file = await over(rep).upload(id, new Blob(['hello'], { type: 'text/plain' }), { name: 'hello.txt' })
    expect(file).toMatchObject({ name: 'hello.txt', size: 5 })
    expect((await over(rep).query({ attachments: { $: { recordId: id }, name: true, mediaType: true } })).attachments).toEqual([{ name: 'hello.txt', mediaType: 'text/plain' }])
    const failed = await over(rep).upload('Customer:00000000-0000-4000-8000-000000000000', new Blob(['x']), { name: 'x' }).catch((error: unknown) => error)
    expect(failed).toMatchObject({ kind: 'http', status: 404, code: 'NOT_FOUND' })
  })

  it('names the first module that the server does not have', async () => {
    const client = createClient({ ...optionsOf(rep), modules: [...modules, approvalsModule, pipelineModule] })
    const error = await client.query({ leads: { totalCount: true } }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(SdkError)
    expect(error).toMatchObject({ kind: 'moduleMissing', module: 'approvals', message: 'The server does not have the module "approvals".' })
    expect(await client.check()).toMatchObject([{ module: 'approvals', problem: 'missing' }, { module: 'pipeline', problem: 'missing' }])
    expect(await over(rep).check()).toEqual([])
  })

  it('names the module that the server has in another version', async () => {
    const newer = { ...customersModule, version: '0.9.0' }
    expect(await createClient({ ...optionsOf(rep), modules: [core, newer] }).check()).toEqual([{ module: 'customers', problem: 'older', message: 'The server has "customers" 0.1.0; this program was made for 0.9.0.' }])
    expect(await createClient({ ...optionsOf(rep), modules: [core, { ...customersModule, version: '1.0.0' }] }).check()).toMatchObject([{ problem: 'changed' }])
  })

  it('leaves the server\'s own words where no module explains them', async () => {
    const error = await over(rep).execute('{ nonsense }').catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ kind: 'graphql', message: expect.stringContaining('nonsense') as string })
  })

  it('gives errors beside the data that there is', async () => {
    const { data, errors } = await over(rep).queryPartial({ auditChain: { sequence: true } })
    expect(data).toBeNull()
    expect(errors).toMatchObject([{ kind: 'graphql', code: 'AUDIT_NOT_ALLOWED', path: ['auditChain'] }])
  })

  function optionsOf(caller: TestCaller) {
    const send: typeof fetch = (url, { headers, ...init } = {}) => {
      const { authorization: _none, ...rest } = headers as Record<string, string>
      const { pathname, search } = new URL(url as string)
      return caller.fetch(pathname + search, { ...init, headers: rest })
    }
    return { url: 'http://tenon/graphql', token: '', fetch: send }
  }

  describe('that is listened to', () => {
    let server: Server
    let url: string
    let drop: () => void = () => {}
    let opened = 0
    beforeAll(async () => {
      // A real connection, which can break.
      server = createServer((request, response) => {
        const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !['host', 'connection', 'authorization', 'content-length'].includes(name))) as Record<string, string>
        const chunks: Buffer[] = []
        request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => void answer())
        const answer = async (): Promise<void> => {
          const given = await rep.fetch(request.url!, { method: request.method!, headers, ...(request.method === 'POST' ? { body: Buffer.concat(chunks) } : {}) })
          response.writeHead(given.status, Object.fromEntries(given.headers))
          const reader = given.body!.getReader()
          if (request.url === '/api/live') {
            opened++
            drop = () => {
              response.destroy()
              void reader.cancel()
            }
          }
          for (let part = await reader.read(); !part.done; part = await reader.read()) response.write(part.value)
          response.end()
        }
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
    })
    afterAll(() => {
      server.closeAllConnections()
      server.close()
    })

    it('gives each record that changes, comes back after a lost connection, and tells what was missed', async () => {
      const stop = new AbortController()
      const seen: string[] = []
      const client = createClient({ url, token: 'x', modules })
      const listening = (async () => {
        for await (const { name } of client.subscribe('Customer', { name: true }, { signal: stop.signal })) seen.push(name)
      })()
      await expect.poll(() => opened).toBe(1)
      await create('Seen')
      await expect.poll(() => seen, { timeout: 10_000 }).toEqual(['Seen'])
      drop()
      await create('Missed')
      await expect.poll(() => seen, { timeout: 10_000 }).toContain('Missed')
      expect(opened).toBe(2)
      stop.abort()
      await listening
      expect(seen.filter((name) => name === 'Missed')).toHaveLength(1)
    })

    it('ends the stream of who leaves the loop', async () => {
      for await (const event of createClient({ url, token: 'x', modules }).live()) {
        expect(event).toEqual({ type: 'unread', count: 0 })
        break
      }
    })
  })
})
