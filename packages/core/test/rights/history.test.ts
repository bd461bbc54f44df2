import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildAbility, unlimitedAbility } from '../../src/rights/ability.ts'
import { createGuard } from '../../src/rights/guard.ts'
import { readableChanges, writeHistory } from '../../src/rights/history.ts'
import { createSystemClient, type SystemAccess } from '../../src/rights/system-client.ts'
import type { WriteBatch } from '../../src/rights/write-batch.ts'
import { as } from './support/open-guarded.ts'
import { openShop, type ShopDatabase } from './support/shop-database.ts'
import { id, restore, seedShop, takeSnapshot, type Snapshot } from './support/shop-data.ts'
import { principalFor, shopSources } from './support/shop-rules.ts'

let shop: ShopDatabase
let original: Snapshot

type Row = Record<string, unknown>

beforeAll(async () => {
  shop = await openShop()
  await seedShop(shop.pool)
  original = await takeSnapshot(shop.pool)
})

beforeEach(() => restore(shop.pool, original))

afterAll(() => shop?.close())

const me = principalFor('rep')
const uses = (): Promise<Row[]> => shop.base['historyEntry']!['findMany']!({ where: { action: 'SYSTEM' } })
const entries = (recordId: unknown): Promise<Row[]> => shop.base['historyEntry']!['findMany']!({ where: { recordId }, orderBy: { id: 'asc' } })

describe('the history of a record', () => {
  it('says who did what when, and only what changed', async () => {
    const at = new Date('2026-02-03T04:05:06.000Z')
    const db = as(shop, 'rep', { source: 'web', requestId: 'r1', now: () => at })
    const deal = await db['deal']!.create({ data: { title: 'a', amount: '1.5', cost: 2, closedOn: new Date('2026-03-04'), accountId: (await db['account']!.findFirst())!['id'] } })
    await db['deal']!.update({ where: { id: deal['id'] }, data: { title: 'b', amount: '1.500' } })
    await db['deal']!.delete({ where: { id: deal['id'] } })
    const [created, updated, deleted] = await entries(deal['id'])
    expect(created).toMatchObject({ model: 'Deal', action: 'CREATE', actorId: me.personId, at, source: 'web', requestId: 'r1' })
    expect(created!['changes']).toMatchObject({ title: [null, 'a'], amount: [null, '1.5'], cost: [null, '2'], closedOn: [null, '2026-03-04'], ownerId: [null, me.personId] })
    expect(Object.keys(created!['changes'] as Row)).not.toContain('version')
    expect(updated).toMatchObject({ action: 'UPDATE', changes: { title: ['a', 'b'] } })
    expect(deleted).toMatchObject({ action: 'DELETE', changes: { title: ['b', null] } })
  })

  it('keeps big numbers exact and lists whole', async () => {
    const account = await as(shop, 'director')['account']!.create({ data: { name: 'a', creditLimit: 9_007_199_254_740_993n, tags: ['x', 'y'], settings: { a: 1 } } })
    expect((await entries(account['id']))[0]!['changes']).toMatchObject({ creditLimit: [null, '9007199254740993'], tags: [[], ['x', 'y']], settings: [null, { a: 1 }] })
  })

  it('has no secrets', async () => {
    const system = createSystemClient({ models: shop.models })(shop.base, me, { reason: 'test' })
    const token = await system['apiToken']!.create({ data: { personId: me.personId, name: 't', prefix: 'p', hash: 'the secret' } })
    expect(JSON.stringify(await entries(token['id']))).not.toContain('the secret')
    expect(await entries(token['id'])).toHaveLength(1)
  })

  it('is not written where nothing changed', async () => {
    const db = as(shop, 'rep')
    const account = (await db['account']!.findFirst())!
    await db['account']!.update({ where: { id: account['id'] }, data: { name: account['name'] } })
    expect(await entries(account['id'])).toEqual([])
  })

  it('hides from its readers what is hidden from them now', () => {
    const ability = buildAbility(shop.models, shopSources, me)
    const deal = shop.models.models['Deal']!
    const changes = { title: ['a', 'b'], cost: ['1', '2'], contacts: [[], ['c']], unknown: [1, 2] } as const
    expect(readableChanges(ability, deal, changes, { ownerId: me.personId, teamId: me.unitId })).toEqual({ title: ['a', 'b'], cost: ['1', '2'], contacts: [[], ['c']] })
    expect(readableChanges(ability, deal, changes, { ownerId: id('Person', 2), teamId: me.unitId })).toEqual({ title: ['a', 'b'], contacts: [[], ['c']] })
    expect(readableChanges(ability, deal, changes)).toEqual({ title: ['a', 'b'], contacts: [[], ['c']] })
  })
})

describe('a listener of writes', () => {
  it('hears of each write once, with the rows before and after, inside its transaction', async () => {
    const heard: WriteBatch[] = []
    const guard = createGuard({ models: shop.models, onWrite: async (batch) => void heard.push(batch) })
    const db = guard(shop.base, unlimitedAbility(), me)
    await db['account']!.createMany({ data: [{ name: 'a' }, { name: 'b' }] })
    await db['account']!.updateMany({ where: { name: { in: ['a', 'b'] } }, data: { name: 'c' } })
    expect(heard.map(({ action, model, changes }) => [action, model.name, changes.map(({ before, after }) => [before?.['name'], after?.['name']])])).toEqual([
      ['CREATE', 'Account', [[undefined, 'a'], [undefined, 'b']]],
      ['UPDATE', 'Account', [['a', 'c'], ['b', 'c']]],
    ])
    expect(heard[0]!.tx).not.toBe(shop.base)
  })

  it('may veto', async () => {
    const guard = createGuard({ models: shop.models, onWrite: async () => { throw new Error('vetoed') } })
    await expect(guard(shop.base, unlimitedAbility(), me)['account']!.create({ data: { name: 'vetoed' } })).rejects.toThrow('vetoed')
    expect(await shop.base['account']!['count']!({ where: { name: 'vetoed' } })).toBe(0)
  })
})

describe('context.system(reason)', () => {
  it('sees and writes everything, with the caller as the actor, and leaves its reason', async () => {
    const logged: SystemAccess[] = []
    const system = createSystemClient({ models: shop.models, log: (access) => logged.push(access) })(shop.base, me, { reason: 'nightly recycling', requestId: 'r2' })
    expect(await system['deal']!.count()).toBe(100)
    const foreign = (await system['account']!.findFirst({ where: { ownerId: id('Person', 2) } }))!
    expect(await system['account']!.update({ where: { id: foreign['id'], version: 1 }, data: { ownerId: id('Person', 3) } })).toMatchObject({ version: 2, updatedById: me.personId, creditLimit: foreign['creditLimit'] })
    expect((await entries(foreign['id']))[0]).toMatchObject({ actorId: me.personId })
    expect(await uses()).toMatchObject([{ model: null, recordId: null, actorId: me.personId, requestId: 'r2', changes: { reason: [null, 'nightly recycling'] } }])
    expect(logged).toEqual([{ reason: 'nightly recycling', actorId: me.personId, onBehalfOfId: null, impersonatorId: null, requestId: 'r2' }])
  })

  it('without a use there is nothing to log', async () => {
    createSystemClient({ models: shop.models })(shop.base, me, { reason: 'unused' })
    expect(await uses()).toEqual([])
  })

  it('joins an open transaction, which Prisma\'s client shows by itself', async () => {
    const make = createSystemClient({ models: shop.models, onWrite: writeHistory })
    const work = shop.base.$transaction(async (transaction) => {
      await make(transaction, me, { reason: 'in a transaction' })['account']!.create({ data: { name: 'undone' } })
      throw new Error('undo')
    })
    await expect(work).rejects.toThrow('undo')
    expect(await shop.base['account']!['count']!({ where: { name: 'undone' } })).toBe(0)
  })
})
