import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compose } from '../../src/composition/composition.ts'
import type { RequestContext } from '../../src/context.ts'
import { payloadProblems } from '../../src/facts/check-payload.ts'
import type { FactDefinition } from '../../src/facts/fact-types.ts'
import { factsPage } from '../../src/facts/facts-page.ts'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'
import { company, makePlugin } from '../composition/make-plugin.ts'

// Runs on TENON_TEST_DATABASE, as createTestApp does.

const signed: FactDefinition = {
  version: 2, description: 'A contract has both signatures.',
  payload: { contractId: 'id', amount: 'money', signedOn: 'date', note: 'text?', tags: 'text[]', lines: [{ productId: 'id', quantity: 'decimal' }] },
}
const id = '0198aaaa-0000-7000-8000-000000000000'
const right = { contractId: id, amount: { minor: '33900000', currency: 'CNY' }, signedOn: '2026-03-31', tags: ['key'], lines: [{ productId: id, quantity: '1.500' }] }

const heard: unknown[] = []
const teller = makePlugin('contracts', {
  facts: { 'contract.signed': signed },
  schema: (builder: object) => {
    ;(builder as { useCase(name: string, options: object): void }).useCase('signContract', {
      description: 'Signs.',
      input: (t: { field(options: object): unknown }) => ({ payload: t.field({ type: 'JSON', required: true }) }),
      run: async (context: RequestContext, { payload }: { payload: unknown }) => {
        context.emit('contract.signed', id, payload)
        context.emit('contract.noticed', id, { anything: 'goes where nothing is declared' })
      },
    })
  },
})
const listener = makePlugin('invoices', { on: [{ event: 'contract.signed', id: 'bill', mode: 'in-transaction', run: ({ payload }) => void heard.push(payload) }, { event: 'delivery.accepted', id: 'bill', mode: 'after-commit', run: () => {} }] })

describe('a fact', () => {
  let test: TestApp
  let caller: TestCaller

  beforeAll(async () => {
    test = await createTestApp({ plugins: [teller, listener] })
    caller = await test.as('REP')
  })
  afterAll(() => test.close())

  const sign = (payload: unknown) => caller.graphql('mutation ($payload: JSON!) { signContract(input: { payload: $payload }) { __typename } }', { payload })

  it('reaches whoever listens, with the payload that is declared', async () => {
    expect(await sign(right)).toEqual({ data: { signContract: { __typename: 'SignContractPayload' } } })
    expect(heard).toEqual([right])
  })

  it('with another payload stops the write that would publish it', async () => {
    const count = async () => (await test.app.database.pool.query<{ count: string }>("select count(*) from core.outbox_event where type = 'contract.signed'")).rows[0]!.count
    const before = await count()
    expect((await sign({ ...right, amount: 339000 })).errors).toHaveLength(1)
    expect(await count()).toBe(before)
    expect(heard).toHaveLength(1)
    await expect(async () => test.app.systemContext('test').emit('contract.signed', id, {})).rejects.toMatchObject({ code: 'FACT_PAYLOAD_WRONG' })
  })

  it.each([
    [{ ...right, contractId: 'x' }, ['contractId must be id']],
    [{ ...right, amount: { minor: 1, currency: 'CNY' } }, ['amount must be money']],
    [{ ...right, signedOn: '31.3.2026' }, ['signedOn must be date']],
    [{ ...right, tags: ['a', 1] }, ['tags[1] must be text']],
    [{ ...right, lines: [{ productId: id, quantity: 1.5 }] }, ['lines[0].quantity must be decimal']],
    [{ ...right, more: true }, ['more is not declared']],
    [{ ...right, note: null }, []],
    ['signed', ['the payload must have members']],
  ])('is checked in each of its members: %o', (payload, problems) => expect(payloadProblems(signed.payload, payload)).toEqual(problems))

  it('has one owner', () => {
    const second = makePlugin('orders', { facts: { 'contract.signed': signed } })
    expect(() => compose({ company, plugins: [teller, second] })).toThrow('The fact "contract.signed" is declared by both "contracts" and "orders".')
  })

  it('has a proper name and version', () => {
    expect(() => compose({ company, plugins: [makePlugin('orders', { facts: { Signed: { ...signed, version: 0 } } })] })).toThrow(/"Signed"; facts are dotted[\s\S]*in the version 0/)
  })

  it('may be listened to without anybody who tells it', () => {
    expect(compose({ company, plugins: [listener] }).plugins).toHaveLength(1)
  })

  it('is in the reference, with its members and who hears it', () => {
    const page = factsPage([teller, listener])
    expect(page).toContain('## contract.signed\n\n*contracts · version 2* A contract has both signatures. **Heard by:** invoices.')
    expect(page).toContain('| `lines[].quantity` | `decimal` |')
  })
})
