import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GuardedDatabase } from '../../src/context.ts'
import { buildAbility } from '../../src/rights/ability.ts'
import { createGuard } from '../../src/rights/guard.ts'
import type { Grants, Restricts } from '../../src/rights/rights-types.ts'
import { as } from './support/open-guarded.ts'
import { openShop, type ShopDatabase } from './support/shop-database.ts'
import { id, seedShop } from './support/shop-data.ts'
import { principalFor } from './support/shop-rules.ts'

let shop: ShopDatabase
let rep: GuardedDatabase
let manager: GuardedDatabase
let nobody: GuardedDatabase

beforeAll(async () => {
  shop = await openShop()
  await seedShop(shop.pool)
  rep = as(shop, 'rep')
  manager = as(shop, 'manager')
  nobody = as(shop, 'nobody')
})

afterAll(() => shop?.close())

/** The representative with other rules. */
function withRules(grants: (grants: Grants) => void, restricts: (restricts: Restricts) => void = () => {}): GuardedDatabase {
  const principal = principalFor('rep')
  return createGuard({ models: shop.models })(shop.base, buildAbility(shop.models, [{ id: 'shop', grants, restricts }], principal), principal)
}

const me = principalFor('rep').personId
const all = (database: unknown, model: string, args: Row = {}) => (database as GuardedDatabase)[model]!.findMany(args)

describe('the traps of CASL and Prisma stay closed', () => {
  it('"no rights" inside AND finds nothing, at the top, in a nested list, and in a count', async () => {
    const cards = withRules((grants) => grants.can('read', 'Account'))
    expect(await all(nobody, 'deal', { where: { AND: [{}, { NOT: {} }] } })).toEqual([])
    expect(await cards['deal']!.count({ where: { AND: [{ title: { contains: 'deal' } }] } })).toBe(0)
    const accounts = await all(cards, 'account', { include: { deals: { where: { AND: [{}] } }, _count: { select: { deals: true, contacts: { where: { NOT: {} } } } } } })
    expect(accounts).toHaveLength(40)
    expect(accounts.flatMap((account) => account['deals'])).toEqual([])
    expect(accounts.every((account) => JSON.stringify(account['_count']) === '{"deals":0,"contacts":0}')).toBe(true)
  })

  it('no statement of a read carries an empty OR', async () => {
    const sql = await shop.statements(async () => {
      await all(nobody, 'account', { where: { OR: [] }, include: { deals: { where: { OR: [] } } } })
      await nobody['deal']!.count({ where: { AND: [{ OR: [] }] } })
    })
    expect(sql.every((statement) => statement.includes('1=0'))).toBe(true)
  })

  it('an unconditional right is not lost beside a conditional one', async () => {
    const both = withRules((grants) => {
      grants.can('read', 'Deal', { ownerId: me })
      grants.can('read', 'Deal')
    })
    expect(await both['deal']!.count()).toBe(100)
  })

  it('a restriction on a column holds although the caller does not select it', async () => {
    const open = withRules((grants) => grants.can('read', 'Note'), (restricts) => restricts.only('read', 'Note', { private: false }))
    const notes = await all(open, 'note', { select: { id: true } })
    expect(notes).toHaveLength(90)
    const withDeal = withRules((grants) => ['Note', 'Deal'].forEach((model) => grants.can('read', model)), (restricts) => restricts.only('read', 'Deal', { stage: 'WON' }))
    const seen = await all(withDeal, 'note', { select: { deal: { select: { title: true } } } })
    expect(seen.filter((note) => note['deal'] === null)).toHaveLength(120 - (await shop.base['note']!['count']!({ where: { deal: { stage: 'WON' } } }) as number))
    expect(Object.keys(seen.find((note) => note['deal'] !== null)!['deal'] as object)).toEqual(['title'])
  })

  it('a hidden column cannot be bisected by counting', async () => {
    const partner = as(shop, 'partner')
    await expect(partner['deal']!.count({ where: { cost: { gt: 900_050 } } })).rejects.toMatchObject({ code: 'BAD_FILTER' })
    await expect(partner['account']!.count({ where: { deals: { some: { NOT: { cost: 900_001 } } } } })).rejects.toMatchObject({ code: 'BAD_FILTER' })
    const foreign = { ownerId: { not: me }, teamId: principalFor('rep').unitId }
    expect(await rep['deal']!.count({ where: { ...foreign, cost: { gt: 0 } } })).toBe(0)
    expect(await rep['deal']!.count({ where: { ...foreign, NOT: { cost: { gt: 0 } } } })).toBe(0)
  })

  it('a filter that is always true does not carry a test on a hidden column past the guard', async () => {
    const always = { OR: [{}, { email: { startsWith: 'SECRET-person-2' } }] }
    const deals = await all(rep, 'deal', { where: { owner: always }, include: { owner: { where: always } } })
    expect(deals.filter((deal) => deal['ownerId'] !== null && deal['owner'] === null)).toEqual([])
    expect(deals.length).toBeGreaterThan(0)
  })

  it('a hidden row with an empty owner is as absent as every other, under a negation too', async () => {
    const seen = await all(rep, 'deal', { where: { account: { isNot: { name: 'no such name' } } } })
    expect(seen).toHaveLength(await rep['deal']!.count())
    expect(await rep['deal']!.count({ where: { account: null } })).toBe((await all(rep, 'deal', { include: { account: true } })).filter((deal) => deal['account'] === null).length)
  })

  it('include brings no foreign accounts, credit limits, contacts, private notes or costs', async () => {
    const deals = await all(rep, 'deal', { include: { account: { include: { contacts: true, children: true } }, notes: true, lines: true, owner: true } })
    for (const deal of deals as Row[]) {
      const account = deal['account'] as Row | null
      if (account) expect([account['ownerId'], account['creditLimit']]).toEqual([me, null])
      for (const contact of (account?.['contacts'] ?? []) as Row[]) expect(contact['ownerId']).toBe(me)
      for (const note of deal['notes'] as Row[]) expect(!note['private'] || note['authorId'] === me).toBe(true)
      if (deal['ownerId'] !== me) expect([deal['cost'], deal['lines'], deal['version']]).toEqual([null, [], null])
      if ((deal['owner'] as Row | null)?.['id'] !== me) expect((deal['owner'] as Row | null)?.['email'] ?? null).toBeNull()
    }
    expect(deals.length).toBeGreaterThan(5)
  })
})

type Row = Record<string, unknown>

describe('one record', () => {
  const foreign = async () => ((await shop.base['deal']!['findFirst']!({ where: { ownerId: id('Person', 2) } })) as Row)['id']

  it('is null where it is missing and where it is hidden', async () => {
    expect(await rep['deal']!.findUnique({ where: { id: await foreign() } })).toBeNull()
    expect(await rep['deal']!.findUnique({ where: { id: id('Deal', 99_999) } })).toBeNull()
  })

  it('missing and hidden are the same refusal, word by word', async () => {
    const refusal = (where: object) => rep['deal']!.findUniqueOrThrow({ where }).catch((error: Error) => error)
    const [hidden, missing] = [await refusal({ id: await foreign() }), await refusal({ id: id('Deal', 99_999) })]
    expect(hidden).toMatchObject({ code: 'NOT_FOUND', status: 404, message: 'Deal does not exist, or you may not see it.' })
    expect({ ...(missing as object) }).toEqual({ ...(hidden as object) })
  })

  it('is found by a unique column only where that column shows', async () => {
    const account = (await shop.base['account']!['findFirst']!({ where: { ownerId: me, taxNumber: { not: null } } })) as Row
    expect((await rep['account']!.findUnique({ where: { taxNumber: account['taxNumber'] } }))!['id']).toBe(account['id'])
    const partner = withRules((grants) => grants.can('read', 'Account'), (restricts) => restricts.fields('read', 'Account', ['taxNumber']))
    await expect(partner['account']!.findUnique({ where: { taxNumber: account['taxNumber'] } })).rejects.toMatchObject({ code: 'BAD_FILTER' })
  })

  it('needs a whole key: undefined finds no row', async () => {
    await expect(manager['deal']!.findUnique({ where: { id: undefined } })).rejects.toMatchObject({ code: 'BAD_FILTER' })
  })

  it('is found by a compound key', async () => {
    const line = (await all(manager, 'dealLine', { take: 1 }))[0]!
    const key = { dealId: line['dealId'], position: line['position'] }
    expect(await manager['dealLine']!.findUnique({ where: { dealId_position: key } })).toEqual(line)
    expect(await nobody['dealLine']!.findUnique({ where: { dealId_position: key } })).toBeNull()
  })

  it('is refused before the database where the id is none, which would end a transaction', async () => {
    await expect(rep['deal']!.findUnique({ where: { id: 'junk' } })).rejects.toMatchObject({ code: 'BAD_FILTER' })
  })
})

describe('order and pages', () => {
  it('a list always has a total order, since the order of the heap tells of hidden rows', async () => {
    const [sql] = await shop.statements(() => all(manager, 'deal', { orderBy: { stage: 'asc' }, select: { id: true } }))
    expect(sql).toMatch(/ORDER BY .*"stage" ASC, .*"id" ASC/)
  })

  it('a page cannot start at a hidden record, in a nested list neither', async () => {
    const hidden = { id: ((await shop.base['deal']!['findFirst']!({ where: { ownerId: id('Person', 2) } })) as Row)['id'] }
    await expect(all(rep, 'deal', { cursor: hidden, take: 3 })).rejects.toMatchObject({ code: 'BAD_FILTER' })
    await expect(all(rep, 'account', { include: { deals: { cursor: hidden, take: 3 } } })).rejects.toMatchObject({ code: 'BAD_FILTER' })
  })

  it('a list sorted by a reference shows the visible ones in order, and hidden ones like missing ones, at the end', async () => {
    const deals = await all(rep, 'deal', { orderBy: [{ account: { name: 'asc' } }, { title: 'asc' }], include: { account: true } })
    const names = deals.map((deal) => (deal['account'] as Row | null)?.['name'] ?? null)
    const visible = names.filter((name) => name !== null)
    expect(names).toEqual([...visible.toSorted(), ...names.filter((name) => name === null)])
    expect(visible.length).toBeGreaterThan(1)
    expect(names.length).toBeGreaterThan(visible.length)
  })

  it('its pages join without a gap or a repeat, forwards and backwards, by offset and by cursor', async () => {
    const args = { orderBy: [{ account: { name: 'desc' } }, { id: 'asc' }], select: { id: true } }
    const whole = (await all(rep, 'deal', args)).map((deal) => deal['id'])
    const byOffset: unknown[] = []
    for (let skip = 0; skip <= whole.length; skip += 3) byOffset.push(...(await all(rep, 'deal', { ...args, skip, take: 3 })).map((deal) => deal['id']))
    expect(byOffset).toEqual(whole)
    const byCursor: unknown[] = []
    for (let last: unknown; byCursor.length < whole.length; last = byCursor.at(-1)) byCursor.push(...(await all(rep, 'deal', { ...args, take: 2, ...(last ? { cursor: { id: last }, skip: 1 } : {}) })).map((deal) => deal['id']))
    expect(byCursor).toEqual(whole)
    expect((await all(rep, 'deal', { ...args, take: -4 })).map((deal) => deal['id'])).toEqual(whole.slice(-4))
    expect((await all(rep, 'deal', { ...args, take: -3, cursor: { id: whole.at(-2) }, skip: 1 })).map((deal) => deal['id'])).toEqual(whole.slice(-5, -2))
  })

  it('an order by something partly hidden is refused where it cannot be had', async () => {
    for (const args of [{ orderBy: [{ title: 'asc' }, { account: { name: 'asc' } }] }, { orderBy: { notes: { _count: 'asc' } } }]) {
      await expect(all(rep, 'deal', args)).rejects.toMatchObject({ code: 'BAD_FILTER' })
    }
    await expect(all(rep, 'account', { include: { deals: { orderBy: { cost: 'asc' } } } })).rejects.toMatchObject({ code: 'BAD_FILTER' })
    await expect(all(as(shop, 'partner'), 'deal', { orderBy: { cost: 'asc' } })).rejects.toMatchObject({ code: 'BAD_FILTER' })
  })
})

describe('figures', () => {
  it('sum what shows, and a hidden column takes nothing from the others', async () => {
    const seen = await all(rep, 'deal')
    const { _sum, _count } = (await rep['deal']!.aggregate({ _sum: { amount: true, cost: true }, _count: { _all: true, cost: true } })) as Record<string, Row>
    const total = (column: string) => seen.reduce((sum, deal) => sum + Number(deal[column] ?? 0), 0)
    expect([Number(_sum!['amount']), Number(_sum!['cost'])]).toEqual([total('amount'), total('cost')])
    expect(_count).toEqual({ _all: seen.length, cost: seen.filter((deal) => deal['cost'] !== null).length })
  })

  it('in groups too', async () => {
    const seen = await all(rep, 'deal')
    const groups = await rep['deal']!.groupBy({ by: ['stage'], _count: { _all: true }, _sum: { cost: true, amount: true } })
    for (const group of groups) {
      const members = seen.filter((deal) => deal['stage'] === group['stage'])
      expect((group['_count'] as Row)['_all']).toBe(members.length)
      expect(Number((group['_sum'] as Row)['cost'])).toBe(members.reduce((sum, deal) => sum + Number(deal['cost'] ?? 0), 0))
    }
    expect(groups.length).toBeGreaterThan(1)
  })

  it('cannot be grouped, ordered or limited by what is hidden', async () => {
    const partner = as(shop, 'partner')['deal']!
    await expect(partner.groupBy({ by: ['cost'] })).rejects.toMatchObject({ code: 'BAD_FILTER' })
    await expect(partner.aggregate({ _max: { cost: true } })).rejects.toMatchObject({ code: 'BAD_FILTER' })
    await expect(rep['deal']!.groupBy({ by: ['stage'], orderBy: { _sum: { cost: 'asc' } } })).rejects.toMatchObject({ code: 'BAD_FILTER' })
    await expect(rep['deal']!.groupBy({ by: ['stage'], having: { OR: [{ cost: { _sum: { gt: 1 } } }] } })).rejects.toMatchObject({ code: 'BAD_FILTER' })
  })
})

describe('what it costs', () => {
  const board = { take: 10, orderBy: { id: 'asc' }, include: { account: { include: { currency: true } }, owner: true, notes: { take: 2 }, _count: { select: { lines: true } } } }

  it('a nested read is one statement, as without the guard', async () => {
    for (const name of ['rep', 'manager', 'director'] as const) {
      const guarded = await shop.statements(() => all(as(shop, name), 'deal', board))
      expect([name, guarded.length]).toEqual([name, (await shop.statements(() => all(shop.base, 'deal', board))).length])
    }
  })

  it('a required reference under a rule that only the database can decide costs one more, however many rows', async () => {
    const rules = withRules((grants) => {
      grants.can('read', 'Note')
      grants.can('read', 'Deal', { lines: { some: {} } })
    })
    const sql = await shop.statements(() => all(rules, 'note', { include: { deal: true } }))
    expect(sql).toHaveLength(2)
  })
})

describe('what the guard does not do, it says', () => {
  it('no raw SQL, no extensions, no list of operations as a transaction', async () => {
    const client = rep as unknown as Record<string, (input: unknown) => unknown>
    for (const name of ['$queryRaw', '$queryRawUnsafe', '$executeRaw', '$executeRawUnsafe', '$extends', '$on']) expect(() => client[name]).toThrow('cannot do')
    await expect((rep.$transaction as unknown as (list: unknown) => Promise<unknown>)([])).rejects.toMatchObject({ code: 'UNSUPPORTED_WRITE' })
  })

  it('arguments that it does not know are refused, not passed on', async () => {
    await expect(all(rep, 'deal', { comments: 'x' })).rejects.toMatchObject({ code: 'UNSUPPORTED_WRITE' })
    await expect(all(rep, 'deal', { include: { notes: { relation: 'x' } } })).rejects.toMatchObject({ code: 'UNSUPPORTED_WRITE' })
  })

  it('is no promise, and has only the models', () => {
    expect((rep as unknown as Row)['then']).toBeUndefined()
    expect((rep as unknown as Row)['nonsense']).toBeUndefined()
    expect('deal' in rep).toBe(true)
  })
})
