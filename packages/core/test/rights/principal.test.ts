import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPrincipals, loadPrincipal, nobody, systemPrincipal } from '../../src/rights/principal.ts'
import { openShop, type ShopDatabase } from './support/shop-database.ts'
import { id, seedShop } from './support/shop-data.ts'

let shop: ShopDatabase

const noon = new Date('2026-06-15T12:00:00Z')
const unit = (n: number): string => id('OrgUnit', n)

beforeAll(async () => {
  shop = await openShop()
  await seedShop(shop.pool)
  const create = async (model: string, data: object): Promise<string> => ((await shop.base[model]!['create']!({ data })) as { id: string }).id
  const role = async (key: string, permissions: Record<string, string>): Promise<string> =>
    create('role', { key, name: key, permissions: { create: Object.entries(permissions).map(([permission, scope]) => ({ permission, scope })) } })
  const rep = await role('REP', { 'shop:sell': 'OWN', 'shop:export': 'TEAM' })
  const manager = await role('MANAGER', { 'shop:sell': 'TEAM' })
  const holds = (person: number, roleId: string, from: string, to: string | null = null): Promise<string> =>
    create('roleHolder', { personId: id('Person', person), roleId, validFrom: new Date(from), validTo: to === null ? null : new Date(to) })
  await holds(7, rep, '2026-01-01')
  await holds(7, manager, '2026-07-01')
  await holds(8, rep, '2026-01-01', '2026-06-15')
  await holds(3, rep, '2026-01-01')
  await holds(3, manager, '2026-01-01')
  await holds(5, manager, '2026-01-01')
  await shop.base['orgUnit']!['update']!({ where: { id: unit(3) }, data: { headId: id('Person', 5) } })
  const works = (person: number, n: number, from: string, to: string | null = null): Promise<string> =>
    create('assignment', { personId: id('Person', person), orgUnitId: unit(n), validFrom: new Date(from), validTo: to === null ? null : new Date(to) })
  await works(9, 4, '2026-01-01', '2026-06-15')
  await works(9, 6, '2026-06-15')
  await shop.base['person']!['update']!({ where: { id: id('Person', 14) }, data: { active: false } })
})

afterAll(() => shop?.close())

const load = (person: number, now = noon) => loadPrincipal(shop.base, id('Person', person), now)

describe('a person as a principal', () => {
  it('has the roles and permissions held that day', async () => {
    const principal = await load(7)
    expect(principal).toMatchObject({ personId: id('Person', 7), name: 'person 7', roles: ['REP'], unitId: unit(4) })
    expect([principal.scope('shop:sell'), principal.scope('shop:export'), principal.scope('shop:none')]).toEqual(['OWN', 'TEAM', 'NONE'])
    expect([principal.has('shop:sell'), principal.has('shop:none')]).toEqual([true, false])
  })

  it('has the widest scope over all roles, from the first day on', async () => {
    expect((await load(7, new Date('2026-06-30T23:59:59Z'))).scope('shop:sell')).toBe('OWN')
    expect((await load(7, new Date('2026-07-01T00:00:00Z'))).scope('shop:sell')).toBe('TEAM')
  })

  it('has lost a role on the day that ends it', async () => {
    expect((await load(8, new Date('2026-06-14T12:00:00Z'))).roles).toEqual(['REP'])
    expect((await load(8)).roles).toEqual([])
  })

  it('lives by the company\'s day: midnight comes earlier in Shanghai', async () => {
    const late = new Date('2026-06-14T16:30:00Z')
    expect((await loadPrincipal(shop.base, id('Person', 8), late, 'UTC')).roles).toEqual(['REP'])
    expect((await loadPrincipal(shop.base, id('Person', 8), late, 'Asia/Shanghai')).roles).toEqual([])
  })

  it('works where the position says, else where the card says', async () => {
    expect((await load(9, new Date('2026-06-14T12:00:00Z'))).unitId).toBe(unit(4))
    expect((await load(9)).unitId).toBe(unit(6))
    expect((await load(10)).unitId).toBe(unit(5))
  })

  it('has the units that it leads, with all below, as its team', async () => {
    expect((await load(5)).teamIds.toSorted()).toEqual([unit(3), unit(6), unit(7)])
  })

  it('a manager who leads no unit has the own one with all below', async () => {
    expect((await load(3)).teamIds.toSorted()).toEqual([unit(2), unit(4), unit(5)])
    expect((await load(7)).teamIds).toEqual([])
  })

  it('belongs to the nearest department at or above its unit', async () => {
    expect((await load(10)).departmentIds.toSorted()).toEqual([unit(2), unit(4), unit(5)])
    expect((await load(6)).departmentIds.toSorted()).toEqual([unit(3), unit(6), unit(7)])
    // Above every department there is none: not the whole company.
    expect((await load(1)).departmentIds).toEqual([unit(1)])
  })

  it('is nobody when it does not exist or left', async () => {
    for (const person of [14, 999]) expect(await load(person)).toMatchObject({ personId: null, roles: [] })
  })
})

describe('principals without a person', () => {
  it('nobody has no permission, the core has all', () => {
    expect([nobody().has('shop:sell'), nobody().scope('shop:sell')]).toEqual([false, 'NONE'])
    expect(systemPrincipal('seed')).toMatchObject({ personId: null, name: 'seed' })
    expect(systemPrincipal('seed').scope('shop:sell')).toBe('ALL')
  })
})

describe('the cache of principals', () => {
  const open = (options: object = {}) => {
    const clock = { at: noon }
    const principals = createPrincipals(shop.base, () => clock.at, options)
    return { clock, get: (person: number) => principals.get(id('Person', person)), principals }
  }

  it('asks the database once, also for callers at the same moment', async () => {
    const { get } = open()
    const alone = (await shop.statements(() => load(7))).length
    expect(await shop.statements(() => Promise.all([get(7), get(7), get(7)]))).toHaveLength(alone)
    expect(await shop.statements(() => get(7))).toEqual([])
  })

  it('asks again after a change was announced, after a while, and on a new day', async () => {
    const { clock, get, principals } = open({ maxAge: 60_000 })
    const first = await get(7)
    principals.invalidate(id('Person', 7))
    expect(await get(7)).not.toBe(first)
    const second = await get(7)
    principals.clear()
    expect(await get(7)).not.toBe(second)
    const third = await get(7)
    clock.at = new Date(noon.getTime() + 59_000)
    expect(await get(7)).toBe(third)
    clock.at = new Date(noon.getTime() + 61_000)
    expect(await get(7)).not.toBe(third)
    clock.at = new Date('2026-06-30T23:59:59.500Z')
    expect((await get(7)).roles).toEqual(['REP'])
    clock.at = new Date('2026-07-01T00:00:00.500Z')
    expect((await get(7)).roles.toSorted()).toEqual(['MANAGER', 'REP'])
  })

  it('asked with the version of the rights, asks again when that grew, whatever the time, and gives the same object where nothing is different', async () => {
    const { clock, get, principals } = open({ maxAge: 60_000 })
    const at = (version: number) => principals.get(id('Person', 7), version)
    const first = await at(5)
    clock.at = new Date(noon.getTime() + 3_600_000)
    expect(await shop.statements(() => at(5))).toEqual([])
    // So it was right a moment ago, for those too who know no version.
    expect(await get(7)).toBe(first)
    expect(await shop.statements(() => at(6))).not.toEqual([])
    expect(await at(6)).toBe(first)
    principals.clear()
    expect(await at(6)).toBe(first)
    // On another day rules are asked anew.
    clock.at = new Date('2026-06-16T12:00:00Z')
    expect(await at(6)).toMatchObject({ ...first, scope: expect.any(Function) as unknown, has: expect.any(Function) as unknown })
    expect(await at(6)).not.toBe(first)
    // Where the rules are others, what was made by the former ones must not stay known with it.
    const today = await at(6)
    expect(await at(6)).toBe(today)
    principals.forget()
    expect(await at(6)).not.toBe(today)
  })

  it('believes a version that is behind what is kept, as after a backup was restored, for a while only', async () => {
    const { clock, principals } = open({ maxAge: 60_000 })
    const at = (version: number) => shop.statements(() => principals.get(id('Person', 7), version))
    await at(9)
    expect(await at(3)).toEqual([])
    clock.at = new Date(noon.getTime() + 61_000)
    expect(await at(3)).not.toEqual([])
    expect(await at(3)).toEqual([])
  })

  it('keeps a bounded number, and lets go of who was not asked for', async () => {
    const { get } = open({ limit: 2 })
    const seven = await get(7)
    await get(8)
    expect(await get(7)).toBe(seven)
    await get(9)
    expect(await get(7)).toBe(seven)
    expect(await shop.statements(() => get(8))).not.toEqual([])
  })

  it('does not keep a failure', async () => {
    const { get } = open()
    const { principals } = open()
    await expect(principals.get('not an id')).rejects.toThrow()
    await expect(get(7)).resolves.toMatchObject({ name: 'person 7' })
  })
})
