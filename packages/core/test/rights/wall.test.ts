import SchemaBuilder from '@pothos/core'
import PrismaPlugin from '@pothos/plugin-prisma'
import { printSchema } from 'graphql'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Models } from '../../src/models/model-types.ts'
import { surveyRules } from '../../src/rights/rules-survey.ts'
import type { RuleSource } from '../../src/rights/rule-book.ts'
import '../../src/rights/wall.ts'
import { generateShop } from './support/shop-model.ts'
import { shopSources } from './support/shop-rules.ts'

let models: Models
let datamodel: unknown

beforeAll(async () => {
  const shop = await generateShop()
  models = shop.models
  datamodel = ((await import(pathToFileURL(join(shop.folder, 'pothos-types.ts')).href)) as { getDatamodel(): unknown }).getDatamodel()
})

interface Loose {
  queryType(options: object): void
  prismaObject(name: string, options: object): void
  toSchema(): Parameters<typeof printSchema>[0]
}

/** What an author writes who does not think of rights: nothing is nullable. */
function build(sources: readonly RuleSource[], define: (builder: Loose) => void): string {
  const builder = new SchemaBuilder({ plugins: ['wall', PrismaPlugin], defaultFieldNullability: false, prisma: { client: {}, dmmf: datamodel }, wall: { models, rules: surveyRules(models, sources) } } as never) as unknown as Loose
  builder.queryType({ fields: (t: { string(options: object): unknown }) => ({ hello: t.string({ resolve: () => 'hello' }) }) })
  define(builder)
  return printSchema(builder.toSchema())
}

type Fields = Record<'exposeString' | 'relation' | 'relationCount', (name: string, options?: object) => unknown>

const deal = (builder: Loose): void => builder.prismaObject('Deal', { fields: (t: Fields) => ({ title: t.exposeString('title'), figure: t.exposeString('cost' as never, { nullable: false, type: 'String' }), account: t.relation('account'), contacts: t.relation('contacts'), notes: t.relationCount('notes') }) })
const account = (builder: Loose): void => builder.prismaObject('Account', { fields: (t: Fields) => ({ name: t.exposeString('name'), taxNumber: t.exposeString('taxNumber', { nullable: false }), currency: t.relation('currency', { nullable: false }) }) })
const contact = (builder: Loose): void => builder.prismaObject('Contact', { fields: (t: Fields) => ({ name: t.exposeString('name') }) })
const currency = (builder: Loose): void => builder.prismaObject('Currency', { fields: (t: Fields) => ({ code: t.exposeString('code') }) })

describe('the wall', () => {
  it('makes references to rows that may be hidden and columns that may be blanked nullable', () => {
    const sdl = build(shopSources, (builder) => [deal, account, contact, currency].forEach((define) => define(builder)))
    expect(sdl).toContain(`type Deal {
  account: Account
  contacts: [Contact!]!
  figure: String
  notes: Int!
  title: String!
}`)
  })

  it('leaves what always shows as its author wrote it', () => {
    const sdl = build(shopSources, (builder) => [account, currency].forEach((define) => define(builder)))
    expect(sdl).toContain(`type Account {
  currency: Currency!
  name: String!
  taxNumber: String
}`)
  })

  it('refuses a type over a model for which nobody granted anything, and names plugin and model', () => {
    const withoutNotes: RuleSource[] = [{ id: 'shop', grants: (grants) => grants.scoped('read', 'Deal', 'NONE') }]
    expect(() => build(withoutNotes, contact)).toThrow('Plugin "shop" exposes the model "Contact" (type Contact), but no plugin grants any right on it.')
  })

  it('takes a grant for a grant, also one that gave the asked person nothing', () => {
    const scoped: RuleSource[] = [{ id: 'shop', grants: (grants) => grants.scoped('read', 'Contact', 'NONE') }]
    expect(() => build(scoped, contact)).not.toThrow()
  })
})

describe('the survey of all rules', () => {
  it('knows what is open to everybody and what may be withheld, whoever it concerns', () => {
    const { open, withheld, ruled } = surveyRules(models, shopSources)
    expect([...open].sort()).toEqual(['Currency', 'OrgUnit', 'Person'])
    expect([...withheld['Account']!].sort()).toEqual(['creditLimit', 'taxNumber'])
    expect([...withheld['Contact']!].sort()).toEqual(['email'])
    expect(withheld['Person']!.has('email')).toBe(true)
    expect(withheld['Person']!.has('name')).toBe(false)
    expect(ruled.has('Note')).toBe(true)
    expect(ruled.has('AuthSession')).toBe(false)
  })
})
