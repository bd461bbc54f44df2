import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { GuardedDatabase } from '../../src/context.ts'
import { buildAbility } from '../../src/rights/ability.ts'
import { createGuard } from '../../src/rights/guard.ts'
import { as } from './support/open-guarded.ts'
import { openShop, type ShopDatabase } from './support/shop-database.ts'
import { id, restore, seedShop, takeSnapshot, type Snapshot } from './support/shop-data.ts'
import { principalFor } from './support/shop-rules.ts'

let shop: ShopDatabase
let rep: GuardedDatabase
let manager: GuardedDatabase
let director: GuardedDatabase
let original: Snapshot

type Row = Record<string, unknown>

beforeAll(async () => {
  shop = await openShop()
  await seedShop(shop.pool)
  original = await takeSnapshot(shop.pool)
  rep = as(shop, 'rep')
  manager = as(shop, 'manager')
  director = as(shop, 'director')
})

beforeEach(() => restore(shop.pool, original))

afterAll(() => shop?.close())

const me = principalFor('rep')
const raw = (model: string, operation: string, args: Row): Promise<Row> => shop.base[model]![operation]!(args)
const mine = (model: string): Promise<Row> => raw(model, 'findFirst', { where: { ownerId: me.personId }, orderBy: { id: 'asc' } })
const foreign = (model: string): Promise<Row> => raw(model, 'findFirst', { where: { ownerId: id('Person', 2) }, orderBy: { id: 'asc' } })
const again = (model: string, row: Row): Promise<Row> => raw(model, 'findUnique', { where: { id: row['id'] } })

describe('rows out of reach', () => {
  it('changing, deleting or upserting a hidden row says that it does not exist', async () => {
    const deal = await foreign('deal')
    await expect(rep['deal']!.update({ where: { id: deal['id'] }, data: { title: 'x' } })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(rep['deal']!.delete({ where: { id: deal['id'] } })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await rep['deal']!.updateMany({ where: { id: deal['id'] }, data: { title: 'x' } })).toEqual({ count: 0 })
    expect(await rep['deal']!.deleteMany({ where: { id: deal['id'] } })).toEqual({ count: 0 })
    expect(await again('deal', deal)).toEqual(deal)
  })

  it('a row that may be seen but not changed is forbidden, since it may be said to be there', async () => {
    const deal = await raw('deal', 'findFirst', { where: { teamId: me.unitId, NOT: { ownerId: me.personId } } })
    await expect(rep['deal']!.update({ where: { id: deal['id'] }, data: { title: 'x' } })).rejects.toMatchObject({ code: 'FORBIDDEN', status: 403 })
    await expect(rep['deal']!.delete({ where: { id: deal['id'] } })).rejects.toMatchObject({ code: 'FORBIDDEN', status: 403 })
    expect(await rep['deal']!.deleteMany({ where: { id: deal['id'] } })).toEqual({ count: 0 })
    expect(await again('deal', deal)).toEqual(deal)
  })

  it('the right to change without the right to read reaches nothing', async () => {
    const blind = createGuard({ models: shop.models })(shop.base, buildAbility(shop.models, [{ id: 'shop', grants: (grants) => grants.can(['update', 'delete'], 'Deal') }], me), me)
    const deal = await mine('deal')
    await expect(blind['deal']!.update({ where: { id: deal['id'] }, data: { title: 'x' } })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await blind['deal']!.deleteMany({ where: { id: deal['id'] } })).toEqual({ count: 0 })
  })

  it('a filter of a write says nothing about hidden columns', async () => {
    const partner = as(shop, 'partner')
    const deal = await raw('deal', 'findFirst', { where: { ownerId: principalFor('partner').personId } })
    await expect(partner['deal']!.update({ where: { id: deal['id'], cost: { gt: 0 } }, data: { title: 'x' } })).rejects.toMatchObject({ code: 'BAD_FILTER' })
    await expect(partner['deal']!.deleteMany({ where: { cost: { gt: 0 } } })).rejects.toMatchObject({ code: 'BAD_FILTER' })
  })

  it('a row cannot be created or moved out of reach', async () => {
    await expect(rep['account']!.create({ data: { name: 'x', ownerId: id('Person', 2) } })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const account = await mine('account')
    await expect(rep['account']!.update({ where: { id: account['id'] }, data: { ownerId: id('Person', 2) } })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await again('account', account)).toEqual(account)
  })

  it('"assign" lets a manager hand a deal over to another team', async () => {
    const deal = (await manager['deal']!.findFirst({ where: { ownerId: { not: null } } }))!
    await manager['deal']!.update({ where: { id: deal['id'] }, data: { ownerId: id('Person', 13), teamId: id('OrgUnit', 7) } })
    expect((await again('deal', deal))['teamId']).toBe(id('OrgUnit', 7))
    const account = (await manager['account']!.findFirst())!
    await expect(manager['account']!.update({ where: { id: account['id'] }, data: { ownerId: id('Person', 13), teamId: id('OrgUnit', 7) } })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('what was handed over answers its key only', async () => {
    const deal = (await manager['deal']!.findFirst({ where: { ownerId: { not: null } } }))!
    expect(await manager['deal']!.update({ where: { id: deal['id'] }, data: { ownerId: id('Person', 13), teamId: id('OrgUnit', 7) } })).toEqual({ id: deal['id'] })
  })

  it('fields that the caller may not write are named', async () => {
    const deal = await mine('deal')
    await expect(rep['deal']!.update({ where: { id: deal['id'] }, data: { teamId: null } })).rejects.toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('Deal.teamId'), fields: [{ path: 'teamId' }] })
    await expect(rep['deal']!.update({ where: { id: deal['id'] }, data: { team: { disconnect: true } } })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(rep['account']!.update({ where: { id: (await mine('account'))['id'] }, data: { creditLimit: 1n } })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('references', () => {
  it('must point at a row that the caller sees; hidden and missing are one answer', async () => {
    const hidden = (await foreign('account'))['id']
    const refusals = []
    for (const accountId of [hidden, id('Account', 99_999), 'junk']) refusals.push(await rep['deal']!.create({ data: { title: 'x', amount: 1, accountId } }).catch((error: Error) => ({ ...error, message: error.message })))
    expect(refusals[0]).toMatchObject({ code: 'NOT_FOUND', message: 'Account does not exist, or you may not see it.', fields: [{ path: 'accountId' }] })
    expect(refusals[1]).toEqual(refusals[0])
    expect(refusals[2]).toEqual(refusals[0])
    await expect(rep['deal']!.create({ data: { title: 'x', amount: 1, account: { connect: { id: hidden } } } })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('a reference that stays as it is needs no right, so that a form can be saved', async () => {
    const deal = await raw('deal', 'findFirst', { where: { ownerId: me.personId, NOT: { account: { ownerId: me.personId } } } })
    const saved = await rep['deal']!.update({ where: { id: deal['id'] }, data: { title: 'renamed', accountId: deal['accountId'] } })
    expect(saved).toMatchObject({ title: 'renamed', accountId: deal['accountId'] })
  })

  it('connect and disconnect from the side that holds the key set the key', async () => {
    const contact = await mine('contact')
    const account = await mine('account')
    await rep['contact']!.update({ where: { id: contact['id'] }, data: { account: { connect: { id: account['id'] } } } })
    expect((await again('contact', contact))['accountId']).toBe(account['id'])
    await rep['contact']!.update({ where: { id: contact['id'] }, data: { account: { disconnect: true } } })
    expect((await again('contact', contact))['accountId']).toBeNull()
  })

  it('from the other side they update the other row, with its rights, version and history', async () => {
    const account = await mine('account')
    const [own, other] = [await mine('contact'), await foreign('contact')]
    await expect(rep['account']!.update({ where: { id: account['id'] }, data: { contacts: { connect: [{ id: other['id'] }] } } })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await rep['account']!.update({ where: { id: account['id'] }, data: { contacts: { connect: [{ id: own['id'] }] } } })
    expect(await again('contact', own)).toMatchObject({ accountId: account['id'], version: 2 })
    expect((await again('account', account))['version']).toBe(1)
    expect(await raw('historyEntry', 'count', { where: { recordId: own['id'] as string } })).toBe(1)
  })

  it('the right to hand over does not reach a hidden row from the other side', async () => {
    const [account, deal] = [(await manager['account']!.findFirst())!, await foreign('deal')]
    await expect(manager['account']!.update({ where: { id: account['id'] }, data: { deals: { connect: { id: deal['id'] } } } })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await again('deal', deal)).toEqual(deal)
  })

  it('many-to-many links need both ends in sight, and are written about in the history', async () => {
    const deal = await mine('deal')
    const [own, other] = [await mine('contact'), await foreign('contact')]
    await expect(rep['deal']!.update({ where: { id: deal['id'] }, data: { contacts: { connect: { id: other['id'] } } } })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await rep['deal']!.update({ where: { id: deal['id'] }, data: { contacts: { connect: { id: own['id'] } } } })
    const entry = await raw('historyEntry', 'findFirst', { where: { recordId: deal['id'] as string } })
    expect(entry['changes']).toEqual({ contacts: [[], [own['id']]] })
  })

  it('"set" is refused: it would unlink what the caller does not see', async () => {
    const deal = await mine('deal')
    await expect(rep['deal']!.update({ where: { id: deal['id'] }, data: { contacts: { set: [] } } })).rejects.toMatchObject({ code: 'UNSUPPORTED_WRITE', message: expect.stringContaining('use connect and disconnect') })
  })

  it('nested creates pass the same checks, stamps and history as their own calls', async () => {
    const deal = await rep['deal']!.create({ data: { title: 'nested', amount: 5, account: { create: { name: 'new account' } }, lines: { create: [{ position: 1, product: 'licence', quantity: 2 }] }, notes: { create: { body: 'first', authorId: me.personId } } }, include: { account: true, lines: true, notes: true } })
    expect(deal).toMatchObject({ ownerId: me.personId, account: { name: 'new account', ownerId: me.personId, createdById: me.personId }, lines: [{ position: 1 }], notes: [{ body: 'first', createdById: me.personId }] })
    expect(await raw('historyEntry', 'count', {})).toBe(3)
    await expect(rep['deal']!.create({ data: { title: 'x', amount: 5, accountId: deal['accountId'], notes: { create: { body: 'by another', authorId: id('Person', 2) } } } })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await raw('deal', 'count', { where: { title: 'x' } })).toBe(0)
  })

  it('other nested writes are refused with what to do', async () => {
    const deal = await mine('deal')
    for (const operation of ['update', 'upsert', 'delete', 'deleteMany', 'updateMany', 'connectOrCreate']) {
      await expect(rep['deal']!.update({ where: { id: deal['id'] }, data: { notes: { [operation]: {} } } })).rejects.toMatchObject({ code: 'UNSUPPORTED_WRITE' })
    }
  })
})

describe('stamps', () => {
  it('a new record belongs to its maker and the maker\'s unit', async () => {
    const account = await rep['account']!.create({ data: { name: 'new' } })
    expect(account).toMatchObject({ version: 1, createdById: me.personId, updatedById: me.personId, ownerId: me.personId, teamId: me.unitId })
  })

  it('another owner may be named, and then stays', async () => {
    await expect(manager['account']!.create({ data: { name: 'new', ownerId: id('Person', 7), teamId: null } })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const other = await manager['account']!.create({ data: { name: 'new', ownerId: id('Person', 7), teamId: id('OrgUnit', 4) } })
    expect(other).toMatchObject({ ownerId: id('Person', 7), teamId: id('OrgUnit', 4), createdById: principalFor('manager').personId })
  })

  it('a change counts the version up and says who and when', async () => {
    const account = await mine('account')
    const at = new Date('2026-05-06T07:08:09.000Z')
    const changed = await as(shop, 'rep', { now: () => at })['account']!.update({ where: { id: account['id'] }, data: { name: 'renamed' } })
    expect(changed).toMatchObject({ version: 2, updatedById: me.personId, updatedAt: at, createdAt: account['createdAt'] })
  })

  it('nobody sets them by hand, except code that is trusted to', async () => {
    for (const data of [{ version: 9 }, { createdAt: new Date() }, { createdById: me.personId }, { createdBy: { connect: { id: me.personId } } }]) {
      await expect(rep['account']!.create({ data: { name: 'x', ...data } })).rejects.toMatchObject({ code: 'UNSUPPORTED_WRITE' })
      await expect(rep['account']!.update({ where: { id: (await mine('account'))['id'] }, data })).rejects.toMatchObject({ code: 'UNSUPPORTED_WRITE' })
    }
    const imported = await as(shop, 'rep', { allowStamps: true })['account']!.create({ data: { name: 'x', createdAt: new Date('2020-01-01'), version: 4 } })
    expect(imported).toMatchObject({ createdAt: new Date('2020-01-01'), version: 4 })
  })

  it('a primary key never changes', async () => {
    await expect(rep['account']!.update({ where: { id: (await mine('account'))['id'] }, data: { id: id('Account', 500) } })).rejects.toMatchObject({ code: 'UNSUPPORTED_WRITE' })
  })
})

describe('the optimistic lock', () => {
  it('a version that is not the current one is a conflict that names the current one', async () => {
    const account = await mine('account')
    await rep['account']!.update({ where: { id: account['id'], version: 1 }, data: { name: 'first' } })
    await expect(rep['account']!.update({ where: { id: account['id'], version: 1 }, data: { name: 'second' } })).rejects.toMatchObject({ code: 'VERSION_CONFLICT', status: 409, params: { what: 'Account', currentVersion: 2 } })
    await expect(rep['account']!.delete({ where: { id: account['id'], version: 1 } })).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
    expect((await again('account', account))['name']).toBe('first')
  })

  it('of a hidden row it says nothing', async () => {
    await expect(rep['account']!.update({ where: { id: (await foreign('account'))['id'], version: 77 }, data: { name: 'x' } })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('refusals of the database', () => {
  it('a taken value is a duplicate, whether its row is seen or hidden, and names only what the caller gave', async () => {
    const own = await rep['account']!.create({ data: { name: 'mine', taxNumber: 'OWN' } })
    const hidden = await raw('account', 'create', { data: { name: 'theirs', taxNumber: 'THEIRS' } })
    const refusals = []
    for (const taxNumber of ['OWN', 'THEIRS']) refusals.push(await rep['account']!.create({ data: { name: 'x', taxNumber } }).catch((error: Error) => ({ ...error, message: error.message, cause: null })))
    expect(refusals[0]).toMatchObject({ code: 'DUPLICATE', status: 409, message: 'Another Account has the same taxNumber already. Choose another value, or use the one that exists.', fields: [{ path: 'taxNumber' }] })
    expect(refusals[1]).toEqual(refusals[0])
    expect([own['id'], hidden['id']]).toHaveLength(2)
  })

  it('a record in use cannot be deleted, and nothing is said of who uses it', async () => {
    const account = await director['account']!.create({ data: { name: 'used' } })
    await raw('deal', 'create', { data: { title: 'x', amount: 1, accountId: account['id'] } })
    const refusal = await director['account']!.delete({ where: { id: account['id'] } }).catch((error: Error) => error)
    expect(refusal).toMatchObject({ code: 'REFERENCED', status: 409, message: 'Account is still used by other records. Remove or change those first, or deactivate it instead of deleting it.' })
  })

  it('a reference that does not exist is not found also where every row may be seen', async () => {
    await expect(director['deal']!.create({ data: { title: 'x', amount: 1, accountId: id('Account', 99_999) } })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('an author\'s transaction', () => {
  it('undoes everything when it fails', async () => {
    const work = rep.$transaction(async (db) => {
      await db['account']!.create({ data: { name: 'in a transaction' } })
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    expect(await raw('account', 'count', { where: { name: 'in a transaction' } })).toBe(0)
  })

  it('keeps nothing of a refused write that its author swallows', async () => {
    const deal = await mine('deal')
    await rep.$transaction(async (db) => {
      const swallow = (write: Promise<unknown>): Promise<unknown> => write.catch((error: { code?: string }) => expect(['FORBIDDEN', 'NOT_FOUND']).toContain(error.code))
      await swallow(db['note']!.create({ data: { body: 'swallowed', dealId: deal['id'], authorId: id('Person', 2) } }))
      await swallow(db['account']!.create({ data: { name: 'swallowed', contacts: { create: { name: 'x', email: 'x', ownerId: id('Person', 2) } } } }))
      await swallow(db['deal']!.create({ data: { title: 'swallowed', amount: 1, account: { create: { name: 'swallowed' } }, ownerId: id('Person', 2) } }))
      await db['account']!.create({ data: { name: 'kept' } })
    })
    expect(await raw('account', 'count', { where: { name: 'swallowed' } })).toBe(0)
    expect(await raw('note', 'count', { where: { body: 'swallowed' } })).toBe(0)
    expect(await raw('account', 'count', { where: { name: 'kept' } })).toBe(1)
    expect(await raw('historyEntry', 'count', {})).toBe(1)
  })
})

describe('writes at the same moment in one transaction', () => {
  it('do not undo each other when one is refused', async () => {
    const deal = await mine('deal')
    await rep.$transaction(async (db) => {
      const refused = db['note']!.create({ data: { body: 'refused', dealId: deal['id'], authorId: id('Person', 2) } })
      const kept = [1, 2, 3].map((n) => db['note']!.create({ data: { body: `kept ${n}`, dealId: deal['id'], authorId: me.personId } }))
      expect((await Promise.allSettled([refused, ...kept])).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
    })
    expect(await raw('note', 'count', { where: { body: { startsWith: 'kept' } } })).toBe(3)
    expect(await raw('note', 'count', { where: { body: 'refused' } })).toBe(0)
  })
})

describe('many at once', () => {
  it('an import of thousands is one check per relation, one look and one history insert', { timeout: 60_000 }, async () => {
    const accounts = (await rep['account']!.findMany({ select: { id: true } })).map((row) => row['id'])
    const count = Number(process.env['TENON_FUZZ_RUNS'] ?? 1) * 1_000
    const data = Array.from({ length: count }, (_, index) => ({ title: `bulk ${index}`, amount: index, accountId: accounts[index % accounts.length], stage: 'LEAD' }))
    const sql = await shop.statements(() => rep['deal']!.createMany({ data }))
    expect(sql.filter((statement) => statement.startsWith('SELECT'))).toHaveLength(1)
    expect(sql.filter((statement) => statement.startsWith('INSERT')).length).toBeLessThanOrEqual(2 * Math.ceil(count / 1_000) + 2)
    expect(await raw('deal', 'count', { where: { title: { startsWith: 'bulk' }, ownerId: me.personId, teamId: me.unitId, createdById: me.personId } })).toBe(count)
    expect(await raw('historyEntry', 'count', { where: { model: 'Deal', action: 'CREATE' } })).toBe(count)
  })

  it('one wrong row refuses them all', async () => {
    const [own, hidden] = [await mine('account'), await foreign('account')]
    await expect(rep['deal']!.createMany({ data: [{ title: 'bulk', amount: 1, accountId: own['id'] }, { title: 'bulk', amount: 1, accountId: hidden['id'] }] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(rep['account']!.createMany({ data: [{ name: 'bulk' }, { name: 'bulk', ownerId: id('Person', 2) }] })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await raw('deal', 'count', { where: { title: 'bulk' } })).toBe(0)
  })

  it('rows of one import may refer to each other', async () => {
    const [parent, child] = [id('Account', 801), id('Account', 802)]
    const made = await rep['account']!.createManyAndReturn({ data: [{ id: child, name: 'child', parentId: parent }, { id: parent, name: 'parent' }], select: { name: true } })
    expect(made).toEqual([{ name: 'child' }, { name: 'parent' }])
  })

  it('rows that exist already can be skipped', async () => {
    await rep['account']!.create({ data: { name: 'one', taxNumber: 'ONE' } })
    expect(await rep['account']!.createMany({ data: [{ name: 'again', taxNumber: 'ONE' }, { name: 'two', taxNumber: 'TWO' }], skipDuplicates: true })).toEqual({ count: 1 })
  })

  it('updateMany is set-wise too, and writes every row\'s history', async () => {
    const sql = await shop.statements(() => manager['deal']!.updateMany({ where: {}, data: { stage: 'LOST' } }))
    // Look, lock, look again, write, read, history.
    expect(sql).toHaveLength(6)
    const changed = (await manager['deal']!.findMany({ where: { version: 2 } })).length
    expect(await raw('historyEntry', 'count', {})).toBe((await raw('historyEntry', 'findMany', {}) as unknown as Row[]).filter((entry) => JSON.stringify(entry['changes']).includes('LOST')).length)
    expect(changed).toBeGreaterThan(10)
    const made = await manager['deal']!.updateManyAndReturn({ where: {}, data: { title: 'same' }, select: { title: true }, limit: 3 })
    expect(made).toEqual([{ title: 'same' }, { title: 'same' }, { title: 'same' }])
  })

  it('rows with a compound key are locked and written as well', async () => {
    const { count } = await director['dealLine']!.updateMany({ where: { product: 'licence' }, data: { quantity: 3 } })
    expect(count).toBe(await raw('dealLine', 'count', { where: { product: 'licence', quantity: 3 } }))
    const line = (await director['dealLine']!.findFirst())!
    const key = { dealId: line['dealId'], position: line['position'] }
    expect(await director['dealLine']!.update({ where: { dealId_position: key }, data: { quantity: 8 }, select: { product: true } })).toEqual({ product: line['product'] })
    expect(await director['dealLine']!.delete({ where: { dealId_position: key } })).toMatchObject(key)
  })
})

describe('a single write', () => {
  it('is as few statements as safety allows', async () => {
    const account = await mine('account')
    const data = { name: 'x', parentId: null }
    // Look, lock, look again, write, history.
    expect(await shop.statements(() => rep['account']!.update({ where: { id: account['id'], version: 1 }, data, select: { id: true } }))).toHaveLength(5)
    // Write, history.
    expect(await shop.statements(() => rep['account']!.create({ data: { name: 'x' } }))).toHaveLength(2)
  })

  it('that changes nothing leaves the row alone', async () => {
    const account = await mine('account')
    expect(await rep['account']!.update({ where: { id: account['id'] }, data: { name: undefined }, select: { version: true } })).toEqual({ version: 1 })
  })

  it('upsert updates what is seen and creates what is not there', async () => {
    const account = await mine('account')
    expect(await rep['account']!.upsert({ where: { id: account['id'] }, update: { name: 'updated' }, create: { name: 'created' } })).toMatchObject({ id: account['id'], name: 'updated' })
    expect(await rep['account']!.upsert({ where: { taxNumber: 'NONE' }, update: { name: 'updated' }, create: { name: 'created', taxNumber: 'NONE' } })).toMatchObject({ name: 'created' })
  })

  it('delete answers the row as the caller saw it', async () => {
    const account = await rep['account']!.create({ data: { name: 'gone' } })
    expect(await rep['account']!.delete({ where: { id: account['id'] }, include: { owner: true } })).toMatchObject({ name: 'gone', creditLimit: null, owner: { id: me.personId } })
  })

  it('types of all kinds come back as they went in', async () => {
    const data = { name: '名字', creditLimit: 9_007_199_254_740_993n, tags: ['a', 'b'], settings: { deep: [1, null] }, currencyCode: 'CNY' }
    expect(await director['account']!.create({ data })).toMatchObject(data)
  })
})
