import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestCaller } from '@tenon/core/testing'
import { ask, change, createDeal, openCompany, type Company } from './company.ts'

interface Suggestion {
  readonly fields: readonly { readonly field: string; readonly mapping: object }[]
}

interface Run {
  readonly status: string
  readonly problems: readonly { readonly line: number; readonly code: string; readonly message: string }[]
}

const columns = ['code', 'name', 'stage', 'amount', 'expectedCloseOn', 'kind', 'keyDeal', 'nextStep', 'nextStepDueOn', 'description', 'owner', 'team']

describe('deals that are exported', () => {
  let company: Company
  let director: TestCaller
  beforeAll(async () => {
    company = await openCompany()
    director = await company.test.as(['DIRECTOR', 'SYSADMIN'], { name: 'Importer', unit: 'sales' })
    const stageId = company.stages['DISCOVERY']
    await createDeal(company.rep, { name: '云杉科技 CRM 升级', stageId, code: 'D-1', amount: { amount: '9007199254740993.07' }, expectedCloseOn: '2031-02-28', kind: 'RENEWAL', keyDeal: true, nextStep: '=HYPERLINK("http://evil.example")', nextStepDueOn: '2031-01-05' })
    await createDeal(company.rep, { name: 'Acme, "Inc."', stageId: company.stages['NEEDS'] ?? stageId, code: '007', amount: { amount: '0.10', currency: 'USD' }, kind: 'NEW', description: '## 需求\n\n- 两行\n- "引号", 逗号' })
    await createDeal(company.rep, { name: "'quoted", stageId, code: '-1+2', nextStep: '+86 138 0013 8000' })
  })
  afterAll(() => company.test.close())

  for (const ending of ['csv', 'xlsx'] as const) {
    for (const locale of ['en', 'zh-CN']) {
      it(`can be imported again as they were, by what the wizard proposes: ${ending} in ${locale}`, async () => {
        const exported = await take(ending, locale)
        const before = await text(await take('csv', locale))
        await removeAll()
        const { uploadId } = await json<{ uploadId: string }>(await director.fetch('/api/import/preview', { method: 'POST', body: form(`deals.${ending}`, exported), headers: { 'accept-language': locale } }))
        const { fields } = await json<Suggestion>(await post('/api/import/suggest', { uploadId, file: `deals.${ending}`, resource: 'Opportunity' }, locale))
        const mapping = { source: `${ending} ${locale}`, steps: [{ name: 'deals', file: `deals.${ending}`, resource: 'Opportunity', key: locale === 'en' ? 'Number' : '商机编号', fields: Object.fromEntries(fields.map((one) => [one.field, one.mapping])) }] }
        const { id } = await json<{ id: string }>(await post('/api/import/runs', { uploadId, mapping }, locale))
        await expect.poll(async () => (await json<Run>(await director.fetch(`/api/import/runs/${id}`))).status).not.toBe('RUNNING')
        const run = await json<Run>(await director.fetch(`/api/import/runs/${id}`))
        expect(run).toMatchObject({ status: 'DONE', problems: [] })
        expect(await text(await take('csv', locale))).toBe(before)
      })
    }
  }

  it('have nothing that a spreadsheet would run, and their figures exact', async () => {
    const csv = await text(await take('csv', 'en'))
    expect(csv.startsWith('\ufeff')).toBe(true)
    expect(csv).toContain('9007199254740993.07,CNY')
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
    expect(csv.split(/[\r\n,]/).filter((cell) => /^"?[=@]/.test(cell))).toEqual([])
  })

  it('are those that the caller may see, with the columns that she may read', async () => {
    const other = await company.test.as('MANAGER', { name: 'Elsewhere', unit: 'west', parentUnit: 'sales', heads: true })
    const response = await other.fetch('/api/export/Opportunity.csv', request({ columns: ['name'] }, 'en'))
    expect([response.status, (await response.text()).trim().split('\r\n').length]).toEqual([200, 1])
  })

  async function removeAll(): Promise<void> {
    for (const { id } of await ids()) await change(company.director, 'delete', { id, expectedVersion: 1 })
    expect(await ids()).toEqual([])
  }

  async function ids(): Promise<readonly { readonly id: string }[]> {
    return (await ask<{ opportunities: { nodes: { id: string }[] } }>(director, '{ opportunities { nodes { id } } }')).opportunities.nodes
  }

  async function take(ending: string, locale: string): Promise<Blob> {
    const response = await director.fetch(`/api/export/Opportunity.${ending}`, request({ columns, orderBy: [{ field: 'NAME', direction: 'ASC' }] }, locale))
    expect(response.status).toBe(200)
    return response.blob()
  }

  const request = (body: object, locale: string): RequestInit => ({ method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': locale }, body: JSON.stringify(body) })
  const post = (path: string, body: object, locale: string) => director.fetch(path, request(body, locale))
})

function form(name: string, content: Blob): FormData {
  const data = new FormData()
  data.append('files', content, name)
  return data
}

async function text(blob: Blob): Promise<string> {
  return Buffer.from(await blob.arrayBuffer()).toString('utf8') // text() would drop the mark
}

async function json<Body>(response: Response): Promise<Body> {
  const body: unknown = await response.json()
  expect(body).not.toHaveProperty('code')
  return body as Body
}
