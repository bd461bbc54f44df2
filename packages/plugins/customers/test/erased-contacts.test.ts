import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestCaller } from '@tenon/core/testing'
import { ask, createCustomer, openCompany, rowId, run, type Company, type Result } from './company.ts'

interface Entry {
  readonly action: string
  readonly actor?: { readonly name: string } | null
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown; readonly erased: boolean }[]
}

const personal = ['Wang Fang', 'Wang Fangfang', '13800001234', 'fang@old.example', 'fang2@old.example', 'wf-wechat', 'Head of purchase']
const fields = 'action actor { name } changes { field before after erased }'

describe('the past of an erased contact', () => {
  let company: Company
  let auditor: TestCaller
  let id: string
  let erased: Result

  beforeAll(async () => {
    company = await openCompany()
    auditor = await company.test.as('AUDITOR', { name: 'Auditor' })
    const customerId = await createCustomer(company.rep, { name: 'Keeps the facts' })
    const created = await run(company.rep, 'createContact', { customerId, name: 'Wang Fang', phone: '13800001234', email: 'fang@old.example', emails: ['fang2@old.example'], wechat: 'wf-wechat', title: 'Head of purchase', isPrimary: true }, ['contact', 'id version'])
    id = created.record!.id
    await run(company.rep, 'updateContact', { id, expectedVersion: created.record!.version, name: 'Wang Fangfang' }, ['contact', 'id version'])
    expect(await found('Wang Fang')).toBe(2)
  })
  afterAll(() => company.test.close())

  const trail = async (filter: Record<string, unknown>): Promise<Entry[]> => (await ask<{ auditEntries: { nodes: Entry[] } }>(auditor, `query ($filter: AuditFilter) { auditEntries(first: 100, filter: $filter) { nodes { ${fields} } } }`, { filter })).auditEntries.nodes
  const found = async (text: string): Promise<number> => (await trail({ text })).filter(({ action }) => action !== 'EXPORT').length
  const history = async (caller = company.rep): Promise<Entry[]> => (await ask<{ contact: { history: { nodes: Entry[] } } }>(caller, `query ($id: ID!) { contact(id: $id) { history { nodes { ${fields} } } } }`, { id })).contact.history.nodes
  const chain = async (): Promise<unknown> => (await ask<{ auditChain: unknown }>(auditor, '{ auditChain { intact problem } }')).auditChain
  const erase = (caller: TestCaller, contact: string): Promise<Result> => run(caller, 'eraseContact', { id: contact }, ['contact', 'id version'])

  it('is not erased by whom the contact is hidden from, whose answer is that of a missing one, nor by whom may only read it', async () => {
    const missing = `Contact:${rowId(id).replace(/.$/, (last) => (last === '0' ? '1' : '0'))}`
    expect(await erase(company.otherRep, id)).toEqual(await erase(company.otherRep, missing))
    expect((await erase(company.otherRep, id)).code).toBe('NOT_FOUND')
    // Who sees it and may not change it is told so.
    expect((await erase(auditor, id)).code).toBe('FORBIDDEN')
    expect(await found('13800001234')).toBe(1)
  })

  it('holds no value any more: not in its history, nor in the trail, its search and its file', async () => {
    erased = await erase(company.rep, id)
    expect(erased.code).toBeUndefined()
    for (const value of personal) expect({ value, found: await found(value) }).toEqual({ value, found: 0 })
    const texts = [await history(), await trail({ recordId: id }), await (await auditor.fetch(`/api/audit.csv?recordId=${rowId(id)}`)).text()].map((part) => JSON.stringify(part))
    for (const text of texts) expect(personal.filter((value) => text.includes(value))).toEqual([])
    expect(texts[2]).toContain('ERASED')
  })

  it('tells still what was changed and by whom, and that it was erased', async () => {
    const entries = await history()
    expect(entries.map(({ action, actor }) => `${action} by ${actor?.name}`).sort()).toEqual(['CREATE by Li', 'ERASE by Li', 'UPDATE by Li', 'UPDATE by Li'])
    const changes = entries.map((entry) => entry.changes)
    expect(changes).toContainEqual([{ field: 'name', before: null, after: null, erased: true }])
    expect(changes.flat()).toContainEqual({ field: 'optOutCall', before: false, after: true, erased: false })
    const [entry] = await trail({ action: 'ERASE' })
    expect(entry!.changes).toContainEqual({ field: 'fields', before: null, after: ['name', 'title', 'email', 'phone', 'wechat', 'emails', 'phones'], erased: false })
  })

  it('is nowhere else in the tables: no kept answer, event, notification or search column has it', async () => {
    const { pool } = company.test.app.database
    const { rows } = await pool.query<{ name: string }>("select table_schema || '.' || table_name as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')")
    const left: string[] = []
    for (const { name } of rows) for (const value of personal) if ((await pool.query(`select 1 from ${name} as t where t::text like $1 limit 1`, [`%${value}%`])).rowCount) left.push(`${name}: ${value}`)
    expect(left).toEqual([])
  })

  it('leaves a chain that is proved, again and again', async () => {
    expect(await chain()).toEqual({ intact: true, problem: null })
    await erase(company.rep, id)
    expect(await chain()).toEqual({ intact: true, problem: null })
  })

  it('is on the card of each company for itself', async () => {
    const [from, to] = [await createCustomer(company.rep, { name: 'From' }), await createCustomer(company.rep, { name: 'To' })]
    const old = await run(company.rep, 'createContact', { customerId: from, name: 'Old Card' }, ['contact', 'id version'])
    const moved = await run(company.rep, 'moveContact', { id: old.record!.id, customerId: to }, ['contact', 'id version'])
    await erase(company.rep, moved.record!.id)
    expect(await found('Old Card')).toBe(1)
    await erase(company.rep, old.record!.id)
    expect(await found('Old Card')).toBe(0)
  })
})
