import { afterAll, beforeAll, expect, it } from 'vitest'
import { as } from './support/open-guarded.ts'
import { openShop, type ShopDatabase } from './support/shop-database.ts'
import { id, seedShop } from './support/shop-data.ts'

let shop: ShopDatabase

beforeAll(async () => {
  shop = await openShop()
  await seedShop(shop.pool)
})

afterAll(() => shop?.close())

it('of ten writers of one version exactly one wins, and the others are told the version that won', async () => {
  const director = as(shop, 'director')
  const writers = Array.from({ length: 10 }, (_, index) => director['deal']!.update({ where: { id: id('Deal', 1), version: 1 }, data: { title: `writer ${index}` } }))
  const outcomes = await Promise.allSettled(writers)
  const losers = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as { code: string; params: object }] : []))
  expect(losers).toHaveLength(9)
  expect(losers.map(({ code, params }) => [code, params])).toEqual(losers.map(() => ['VERSION_CONFLICT', { what: 'Deal', currentVersion: 2 }]))
})

it('twenty increments at once all count', async () => {
  const director = as(shop, 'director')
  await Promise.all(Array.from({ length: 20 }, () => director['deal']!.update({ where: { id: id('Deal', 2) }, data: { amount: { increment: 1 } } })))
  const deal = (await director['deal']!.findUnique({ where: { id: id('Deal', 2) } }))!
  expect([Number(deal['amount']), deal['version']]).toEqual([41, 21])
})

it('a row that is given away between the look and the write is not written', async () => {
  if (!shop.isServer) return console.info('skipped on the embedded database: it has one connection, so nothing can happen in between')
  const rep = as(shop, 'rep')
  const mine = (await rep['account']!.findFirst())!['id']
  const taker = await shop.pool.connect()
  try {
    await taker.query('begin')
    await taker.query('update shop.company set owner_id = $2 where id = $1', [mine, id('Person', 2)])
    const write = rep['account']!.update({ where: { id: mine }, data: { name: 'too late' } }).catch((error: unknown) => error)
    await new Promise((resolve) => setTimeout(resolve, 300))
    await taker.query('commit')
    expect(await write).toMatchObject({ code: 'NOT_FOUND' })
  } finally {
    taker.release()
  }
})

it('two writers of the same rows in opposite order both succeed', async () => {
  const director = as(shop, 'director')
  const ids = [id('Deal', 5), id('Deal', 6), id('Deal', 7)]
  await Promise.all([ids, ids.toReversed()].flatMap((order) => [1, 2, 3].map(() => director['deal']!.updateMany({ where: { id: { in: order } }, data: { amount: { increment: 1 } } }))))
  expect((await director['deal']!.findMany({ where: { id: { in: ids } }, select: { version: true } })).map((deal) => deal['version'])).toEqual([7, 7, 7])
})
