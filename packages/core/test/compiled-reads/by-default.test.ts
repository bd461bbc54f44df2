import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'
import { roleDesk } from '../core-plugin/roles/role-desk.ts'

const invited = '{ invitations { totalCount nodes { person { name } } } }'

function send(caller: TestCaller, query: string, headers: Record<string, string> = {}): Promise<Response> {
  return caller.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query }) })
}

const pathOf = (response: Response): string | null => response.headers.get('tenon-read-path')

describe('a server that is told nothing', () => {
  let test: TestApp
  let first: TestCaller
  let second: TestCaller
  beforeAll(async () => {
    vi.stubEnv('TENON_COMPILED_READS', undefined)
    test = await createTestApp({ plugins: [], settings: { showReadPath: true } })
    first = await test.as('SYSADMIN')
    second = await test.as('SYSADMIN')
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await test.close()
  })

  it('compiles plain reads', async () => {
    expect(pathOf(await send(first, '{ people { totalCount } }'))).toBe('compiled')
  })

  it('answers with the headers of the ordinary path, in each media type', async () => {
    for (const accept of ['application/json', 'application/graphql-response+json', '*/*']) {
      const [ordinary, compiled] = await Promise.all(['ordinary', 'compiled'].map((path) => send(first, '{ people { totalCount nodes { name } } }', { accept, 'tenon-read-path': path })))
      const told = ({ headers }: Response): object => Object.fromEntries([...headers].filter(([name]) => name !== 'x-request-id' && name !== 'tenon-read-path'))
      expect([pathOf(ordinary!), pathOf(compiled!)]).toEqual(['ordinary', 'compiled'])
      expect(told(compiled!)).toEqual(told(ordinary!))
      expect(await compiled!.json()).toEqual(await ordinary!.json())
    }
  })

  it('reads with the rights that somebody has now: a role that ends shows nothing from the next read on', async () => {
    const desk = roleDesk(first)
    expect(await desk.run('inviteUser', { name: '李雷', email: 'li.lei@test.example' })).not.toHaveProperty('code')
    const before = await send(second, invited)
    expect([pathOf(before), await before.json()]).toEqual(['compiled', { data: { invitations: { totalCount: 1, nodes: [{ person: { name: '李雷' } }] } } }])
    const { id } = await desk.role('SYSADMIN')
    const hold = (await desk.holders(id)).find(({ person }) => person.id === `Person:${second.personId}`)!
    expect(await desk.run('endRole', { id: hold.id })).not.toHaveProperty('code')
    const after = await send(second, invited)
    expect([pathOf(after), await after.json()]).toEqual(['compiled', { data: { invitations: { totalCount: 0, nodes: [] } } }])
  })
})

describe('a server that is told TENON_COMPILED_READS=0', () => {
  afterEach(() => void vi.unstubAllEnvs())

  it('sends every read the ordinary way', async () => {
    vi.stubEnv('TENON_COMPILED_READS', '0')
    const test = await createTestApp({ plugins: [], settings: { showReadPath: true } })
    try {
      expect(pathOf(await send(await test.as('SYSADMIN'), '{ people { totalCount } }'))).toBe('ordinary')
    } finally {
      await test.close()
    }
  })
})
