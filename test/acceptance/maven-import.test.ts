import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approvals } from '@tenon/approvals'
import { catalog } from '@tenon/catalog'
import { createTestApp, type TestApp, type TestCaller } from '@tenon/core/testing'
import { customers } from '@tenon/customers'
import { pipeline } from '@tenon/pipeline'
import { importFiles } from './import-files.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = `${process.env['TENON_SAMPLE_DATA'] ?? `${root}../shared/data`}/maven-crm`
const mapping = `${root}examples/imports/maven-crm.yaml`

interface Known {
  readonly rows: { readonly accounts: number; readonly products: number; readonly teams: number; readonly pipeline: number }
  readonly stage_counts: Readonly<Record<string, number>>
  readonly won_value_total: number
  readonly won_value_by_quarter: Readonly<Record<string, number>>
  readonly won_value_by_office: Readonly<Record<string, number>>
  readonly dirty: { readonly empty_account: number }
}

type Group = { readonly key: Record<string, { name: string } | string | null>; readonly count: number; readonly sum: { amount: { amount: string; currency: string }[] } }

describe.runIf(existsSync(folder))('the import of a whole CRM', () => {
  let test: TestApp
  let director: TestCaller
  const known = existsSync(folder) ? (JSON.parse(readFileSync(`${folder}/known_answers.json`, 'utf8')) as Known) : ({} as Known)

  beforeAll(async () => {
    test = await createTestApp({ plugins: [customers(), catalog(), approvals(), pipeline()] })
    director = await test.as('DIRECTOR')
    const first = await importFiles(test.app, mapping, [folder])
    expect(first.problems).toBe(0)
  }, 600_000)
  afterAll(() => test.close())

  const ask = async <Data>(caller: TestCaller, query: string): Promise<Data> => {
    const answer = await caller.graphql<Data>(query)
    expect(answer.errors).toBeUndefined()
    return answer.data!
  }

  it('keeps every account, product, person and deal', async () => {
    const data = await ask<Record<string, { totalCount: number }>>(director, `{
      customers { totalCount } products { totalCount } opportunities { totalCount }
      agents: people(filter: { title: { eq: "Sales agent" } }) { totalCount }
      managers: people(filter: { title: { eq: "Sales manager" } }) { totalCount }
      offices: orgUnits(filter: { kind: { eq: REGION } }) { totalCount }
      without: opportunities(filter: { customerId: { isNull: true } }) { totalCount }
    }`)
    expect(Object.fromEntries(Object.entries(data).map(([name, { totalCount }]) => [name, totalCount]))).toEqual({
      customers: known.rows.accounts, products: known.rows.products, opportunities: known.rows.pipeline,
      agents: known.rows.teams, managers: 6, offices: 3, without: known.dirty.empty_account,
    })
  })

  it('has the published totals by stage, and of what was won', async () => {
    const { opportunityAggregate } = await ask<{ opportunityAggregate: Group[] }>(director, '{ opportunityAggregate(groupBy: [{ field: STAGE }]) { key { stage { name } } count sum { amount { amount currency } } } }')
    expect(Object.fromEntries(opportunityAggregate.map(({ key, count }) => [(key['stage'] as { name: string }).name, count]))).toEqual(known.stage_counts)
    const won = opportunityAggregate.find(({ key }) => (key['stage'] as { name: string }).name === 'Won')!
    expect(won.sum.amount).toEqual([{ amount: `${known.won_value_total}.00`, currency: 'USD' }])
  })

  it('has the published totals by quarter', async () => {
    const { opportunityAggregate } = await ask<{ opportunityAggregate: Group[] }>(director, '{ opportunityAggregate(filter: { stage: { outcome: { eq: WON } } }, groupBy: [{ field: CLOSED_ON, period: QUARTER }]) { key { closedOn } sum { amount { amount } } } }')
    expect(Object.fromEntries(opportunityAggregate.map(({ key, sum }) => [key['closedOn'], Number(sum.amount[0]!.amount)]))).toEqual(known.won_value_by_quarter)
  })

  it('has the published totals by office', async () => {
    const totals: Record<string, number> = {}
    const { orgUnits } = await ask<{ orgUnits: { nodes: { id: string; name: string }[] } }>(director, '{ orgUnits(filter: { kind: { eq: REGION } }) { nodes { id name } } }')
    for (const { id, name } of orgUnits.nodes) {
      const { opportunityAggregate } = await ask<{ opportunityAggregate: Group[] }>(director, `{ opportunityAggregate(filter: { stage: { outcome: { eq: WON } }, team: { within: "${id}" } }) { sum { amount { amount } } } }`)
      totals[name] = Number(opportunityAggregate[0]!.sum.amount[0]!.amount)
    }
    expect(totals).toEqual(known.won_value_by_office)
  })

  it('gives a manager exactly the own team, and an agent exactly the own deals', async () => {
    const { people } = await ask<{ people: { nodes: { id: string; name: string; team: { id: string } }[] } }>(director, '{ people(first: 100, filter: { title: { contains: "Sales" } }) { nodes { id name team { id } } } }')
    for (const name of ['Dustin Brinkmann', 'Summer Sewald']) {
      const person = people.nodes.find((candidate) => candidate.name === name)!
      const manager = await test.caller(person.id.slice('Person:'.length))
      const query = (filter: string): string => `{ opportunities${filter} { totalCount } opportunityAggregate${filter} { count sum { amount { amount } } } }`
      expect(await ask(manager, query(''))).toEqual(await ask(director, query(`(filter: { team: { id: { eq: "${person.team.id}" } } })`)))
    }
    const agent = people.nodes.find((candidate) => candidate.name === 'Moses Frase')!
    const own = await ask<{ opportunities: { totalCount: number } }>(await test.caller(agent.id.slice('Person:'.length)), '{ opportunities { totalCount } }')
    expect(own).toEqual(await ask(director, `{ opportunities(filter: { owner: { id: { eq: "${agent.id}" } } }) { totalCount } }`))
    expect(own.opportunities.totalCount).toBeGreaterThan(0)
  })

  it('opens its list and its board in the order of an index, without sorting all deals', async () => {
    const cards = 'nodes { id name amount { amount currency } customer { name } owner { name } }'
    const list = await test.statements(() => ask(director, `{ opportunities(first: 50) { ${cards} } }`))
    const board = await test.statements(() => ask(director, `{ stages(orderBy: [{ field: ORDINAL }]) { nodes { name opportunities(first: 25, orderBy: [{ field: EXPECTED_CLOSE_ON }]) { ${cards} } } } }`))
    for (const [sql] of [list, board]) {
      const plan = await planOf(sql!)
      expect(plan).toMatch(/Index Scan using opportunity_(expected_close_on_last|stage_id_expected_close_on_id)_idx/)
      expect(plan).not.toMatch(/Seq Scan on opportunity/)
    }
  })

  /** What PostgreSQL would do for a statement whose only parameters are limits. */
  const planOf = async (sql: string): Promise<string> => {
    const { rows } = await test.app.database.pool.query<{ 'QUERY PLAN': string }>(`explain ${sql.replaceAll(/\$\d+/g, '51')}`)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  }

  it('changes nothing when it is run again', async () => {
    const again = await importFiles(test.app, mapping, [folder])
    const counts = Object.values(again.resources)
    expect(counts.reduce((sum, { created, updated }) => sum + created + updated, 0)).toBe(0)
    expect(again.problems).toBe(0)
  }, 120_000)
})

if (!existsSync(folder)) it('the import of a whole CRM', ({ skip }) => skip(`the sample data is not here: ${folder.replace(root, '')}`))
