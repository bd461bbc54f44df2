import { createTestApp, type TestApp, type TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import demo from '../demo/index.ts'
import config from '../tenon.config.ts'

let company: TestApp
const person = async (name: string): Promise<TestCaller> => {
  const row = await company.app.systemContext('test').db['person']!.findFirstOrThrow({ where: { name } })
  return company.caller(row['id'] as string)
}

beforeAll(async () => {
  company = await createTestApp({ plugins: config.plugins, company: config.company })
  await demo(company.app, company.app.systemContext('seed'))
  company.app.forgetPrincipals()
}, 300_000)

afterAll(async () => {
  await company?.close()
})

describe('the demo company in its installation', () => {
  const COUNTS = '{ customers(first: 1) { totalCount } leads(first: 1) { totalCount } opportunities(first: 1) { totalCount } }'
  const count = async (name: string): Promise<number[]> => {
    const { data } = await (await person(name)).graphql<Record<string, { totalCount: number }>>(COUNTS)
    return Object.values(data!).map(({ totalCount }) => totalCount)
  }

  it('shows the director everything, a manager the region, a rep the own part', async () => {
    const [director, manager, rep] = [await count('周岚'), await count('陈波'), await count('李娜')]
    expect(director).toEqual([300, 600, 960])
    for (const index of director.keys()) {
      expect(manager[index]!).toBeLessThan(director[index]!)
      expect(rep[index]!).toBeLessThan(manager[index]!)
      expect(rep[index]!).toBeGreaterThan(0)
    }
  })

  it('shows the director every contract, and a rep only own ones', async () => {
    const CONTRACTS = '{ contracts(first: 100) { totalCount nodes { status owner { name } } } }'
    const read = async (name: string) => (await (await person(name)).graphql<{ contracts: { totalCount: number; nodes: { status: string; owner: { name: string } }[] } }>(CONTRACTS)).data!.contracts
    const director = await read('周岚')
    const held = (await company.app.systemContext('test').db['roleHolder']!.findMany({ where: { role: { key: 'REP' }, validTo: null }, select: { person: { select: { name: true } } } })) as unknown as { person: { name: string } }[]
    const reps = new Set(held.map((holder) => holder.person.name))
    const name = director.nodes.find(({ owner }) => reps.has(owner.name))!.owner.name
    const rep = await read(name)
    expect(director.totalCount).toBeGreaterThan(rep.totalCount)
    expect(rep.nodes.length).toBeGreaterThan(0)
    expect(rep.nodes.filter(({ owner }) => owner.name !== name)).toEqual([])
  })

  it('shows a rep what the director sees of her: all that she is credited with', async () => {
    const periodKey = `${company.app.today().slice(0, 4)}`
    const query = 'query ($periodKey: String!) { salesFigures(periodKey: $periodKey, currency: "CNY") { closed { amount } } forecast(periodKey: $periodKey, currency: "CNY") { name kind closed { amount } } }'
    const ask = async (name: string) => (await (await person(name)).graphql<{ salesFigures: { closed: { amount: string } }; forecast: { name: string; kind: string; closed: { amount: string } }[] }>(query, { periodKey })).data!
    const { forecast } = await ask('周岚')
    for (const name of ['李娜', '王强', '赵敏', '顾思远']) {
      const rows = forecast.filter((row) => row.kind === 'PERSON' && row.name === name)
      const seen = rows.reduce((sum, { closed }) => sum + Number(closed.amount), 0)
      expect(seen).toBeGreaterThan(0)
      expect(Number((await ask(name)).salesFigures.closed.amount)).toBeCloseTo(seen, 2)
    }
  })

  it('has units with heads, and the stages in which its deals stand', async () => {
    const { data } = await (await person('周岚')).graphql<{ orgUnits: { nodes: { head: { name: string } | null }[] }; opportunityAggregate: { key: { stage: { key: string } }; count: number }[] }>(
      '{ orgUnits(first: 100) { nodes { head { name } } } opportunityAggregate(groupBy: [{ field: STAGE }]) { key { stage { key } } count } }',
    )
    expect(data!.orgUnits.nodes.every(({ head }) => head !== null)).toBe(true)
    expect(data!.opportunityAggregate.map(({ key }) => key.stage.key).sort()).toEqual(['CONTRACTING', 'DISCOVERY', 'LOST', 'NEGOTIATION', 'PROPOSED', 'SOLUTION', 'WON'])
  })
})

interface Label {
  readonly key: string
}

interface Meta {
  readonly label: Label
  readonly pluralLabel: Label
  readonly fields: readonly { readonly label: Label; readonly options: readonly { readonly label: Label }[] | null }[]
  readonly form: { readonly sections: readonly { readonly label: Label | null }[] }
  readonly related: readonly { readonly label: Label }[]
}

describe('messages of the plugins', () => {
  const catalogue = (plugin: string, locale: string): Readonly<Record<string, string>> => company.app.plugins.find(({ definition }) => definition.id === plugin)?.definition.messages?.[locale] ?? {}

  it.each(['en', 'zh-CN'])('name every resource, field, option and section in %s', async (locale) => {
    // Between them they may see everything that the company has: configuration, sales, money, reviews.
    const readers = await Promise.all(['陆一鸣', '周岚', '郑弘远', '蒋婉婷', '沈怡', '严正清'].map(person))
    const missing: string[] = []
    for (const name of company.app.registry.resources.keys()) {
      const seen = await Promise.all(readers.map((reader) => reader.graphql<{ resourceMeta: Meta | null }>('query Meta($name: String!) { resourceMeta(name: $name) }', { name })))
      const metas = seen.flatMap(({ data }) => data!.resourceMeta ?? [])
      expect(metas.length, `nobody sees ${name}`).toBeGreaterThan(0)
      for (const { key } of metas.flatMap(labelsOf)) {
        const [plugin = '', ...rest] = key.split('.')
        if (!catalogue(plugin, locale)[rest.join('.')]) missing.push(key)
      }
    }
    expect([...new Set(missing)]).toEqual([])
  })

  it.each(['en', 'zh-CN'])('have a sentence for every refusal in %s, with the same parameters', (locale) => {
    for (const { definition } of company.app.plugins.filter(({ definition: { id } }) => id !== 'core')) {
      for (const [code, { message }] of Object.entries(definition.errors ?? {})) {
        const sentence = catalogue(definition.id, locale)[`error.${code}`]
        expect(sentence, `${definition.id} error.${code}`).toBeDefined()
        expect(parametersOf(sentence!)).toEqual(parametersOf(message))
      }
    }
  })
})

function labelsOf(meta: Meta): Label[] {
  const fields = meta.fields.flatMap(({ label, options }) => [label, ...(options ?? []).map((option) => option.label)])
  return [meta.label, meta.pluralLabel, ...fields, ...meta.form.sections.flatMap(({ label }) => label ?? []), ...meta.related.map(({ label }) => label)]
}

function parametersOf(sentence: string): string[] {
  return [...sentence.matchAll(/\{(\w+)/g)].map(([, name]) => name!).sort()
}
