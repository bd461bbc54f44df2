import { afterEach, describe, expect, it, vi } from 'vitest'
import { overOwnVersion } from '../../src/shell/over-own-version.ts'
import { bootWith, startShell } from '../support/render.ts'

interface Asked {
  readonly query: string
  readonly variables: { readonly input?: { readonly expectedVersion?: number }; readonly ids?: readonly string[] }
}

const me = 'Person:1'
const conflict = { data: { result: { __typename: 'ConflictError', message: 'It changed.' } } }
const done = { data: { result: { __typename: 'SignContractPayload' } } }
const newest = (version: number, ...actors: (string | null)[]) => ({ data: { nodes: [{ version, history: { nodes: actors.map((id) => ({ actor: id && { id } })) } }] } })

/** What a plugin's dialog hears that signs a contract in the version 3, and what the server was asked. */
async function sign(answers: unknown[], given: { headers?: Record<string, string>; id?: string } = {}) {
  const asked: Asked[] = []
  const keys: (string | null)[] = []
  vi.stubGlobal('fetch', vi.fn<typeof fetch>(async (_input, init) => {
    asked.push(JSON.parse(String(init?.body)) as Asked)
    keys.push(new Headers(init?.headers).get('idempotency-key'))
    return Response.json(answers.shift())
  }))
  const shell = await startShell({ boot: bootWith({ me: { ...bootWith().me!, id: me } }) })
  shell.afterAnswer = overOwnVersion(shell)
  const body = JSON.stringify({ query: 'mutation …', variables: { input: { id: given.id ?? 'Contract:7', expectedVersion: 3, method: 'PAPER' } } })
  const response = await shell.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...given.headers }, body })
  return { answer: (await response.json()) as unknown, asked, keys, versions: asked.flatMap(({ variables }) => variables.input?.expectedVersion ?? []) }
}

afterEach(() => vi.unstubAllGlobals())

describe('a mutation of a plugin that meets a newer version', () => {
  it('is sent over it where all changes since are the person’s own, or made by the system of hers', async () => {
    const { answer, versions, asked, keys } = await sign([conflict, newest(5, null, me, 'Person:2'), done], { headers: { 'idempotency-key': 'first' } })
    expect([answer, versions]).toEqual([done, [3, 5]])
    expect([asked[1]?.variables, asked[1]?.query]).toMatchObject([{ ids: ['Contract:7'] }, expect.stringContaining('... on Contract')])
    expect(asked[2]?.variables.input).toEqual({ id: 'Contract:7', expectedVersion: 5, method: 'PAPER' })
    expect(keys[2]).not.toBe('first')
  })

  it.each([
    ['somebody else changed it too', newest(5, me, 'Person:2')],
    ['only the system changed it', newest(4, null)],
    ['it cannot be found out', { data: { nodes: [null] } }],
    ['it was looked away from for long', newest(50, ...Array.from({ length: 20 }, () => me))],
  ])('stays refused where %s', async (_name, found) => {
    expect(await sign([conflict, found])).toMatchObject({ answer: conflict, versions: [3] })
  })

  it('is sent once more at most', async () => {
    expect(await sign([conflict, newest(4, me), conflict, newest(5, me), done])).toMatchObject({ answer: conflict, versions: [3, 4] })
  })

  it('is left alone where it belongs to the screens, was done, or names no record', async () => {
    expect((await sign([conflict], { headers: { 'x-request-id': 'r' } })).asked).toHaveLength(1)
    expect((await sign([done])).asked).toHaveLength(1)
    expect((await sign([conflict], { id: '0190c0de' })).asked).toHaveLength(1)
  })
})
