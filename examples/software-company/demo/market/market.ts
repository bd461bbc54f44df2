import { momentOf, parseDay, yearOf, type Day } from '../days.ts'
import type { DemoDeal } from '../deals/deals.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { DemoProduct } from '../products.ts'
import { busyDay, officeMinute } from '../season.ts'
import type { World } from '../world.ts'
import { competitorNotes, competitors, researches, strategy, suggestions } from './market-texts.ts'

/** Who leads sales, and who answers for the products. */
const DIRECTOR = 'zhou.lan'
const PRODUCT_HEAD = 'ma.cheng'

/** What Qiming Software knows of its market: competitors and what is heard of them, research, what customers want of products, and how the year is to be sold. */
export function makeMarket(deals: readonly DemoDeal[], products: readonly DemoProduct[], organisation: Organisation, world: World) {
  const { random, today } = world
  const sellers = [...new Set(deals.map(({ owner }) => owner))].filter((seller) => organisation.posts.some((post) => post.person === seller && post.until === null))
  const since = (day: Day, days: number): Day => Math.min(today - 1, busyDay(day, day + days, random))
  const moment = (day: Day): Date => momentOf(day, officeMinute(random))
  const known = competitors.map((competitor) => ({ ...competitor, id: world.newId(), by: random.pick(sellers), at: moment(busyDay(today - 480, today - 430, random)) }))
  return {
    competitors: known,
    notes: competitorNotes.map(([of, text, origin]) => {
      const heardOn = busyDay(today - 300, today - 3, random)
      return { id: world.newId(), competitorId: known[of]!.id, text, origin, heardOn, by: random.pick(sellers), at: moment(heardOn) }
    }),
    researches: researches.map((research, index) => {
      const day = busyDay(today - 330 + index * 80, today - 310 + index * 80, random)
      return { ...research, id: world.newId(), period: quarterOf(day), by: random.pick(sellers), at: moment(day), publishedAt: moment(since(day, 25)) }
    }),
    suggestions: suggestions.map((suggestion, index) => {
      const day = busyDay(today - 260 + index * 30, today - 240 + index * 30, random)
      const product = products.find(({ code }) => code === suggestion.product)!
      const asking = deals.filter(({ lines }) => lines.some((line) => line.product.id === product.id))
      return {
        ...suggestion, id: world.newId(), productId: product.id, customerId: asking.length > 0 ? random.pick(asking).customer.id : null,
        by: random.pick(sellers), at: moment(day), answeredBy: suggestion.answer === null ? null : PRODUCT_HEAD, answeredAt: suggestion.answer === null ? null : moment(since(day, 20)),
      }
    }),
    plans: plansOf(world),
  }
}

export type Market = ReturnType<typeof makeMarket>

/** Last year's plan, and this year's: the first half was revised in July, where July has come. */
function plansOf({ today, newId }: World) {
  const year = yearOf(today)
  const plan = (of: number, revision: number, decidedOn: string, status: 'APPROVED' | 'SUPERSEDED') => ({
    id: newId(), year: of, revision, title: `${of} 年度销售计划`, strategy: strategy[revision - 1]!, status, by: DIRECTOR,
    proposedAt: momentOf(parseDay(decidedOn) - 3, 10 * 60), approvedAt: momentOf(parseDay(decidedOn), 15 * 60),
  })
  const revised = parseDay(`${year}-07-06`) < today
  return [
    plan(year - 1, 1, `${year - 2}-12-19`, 'APPROVED'),
    plan(year, 1, `${year - 1}-12-18`, revised ? 'SUPERSEDED' : 'APPROVED'),
    ...(revised ? [plan(year, 2, `${year}-07-06`, 'APPROVED')] : []),
  ]
}

function quarterOf(day: Day): string {
  const date = new Date(day * 86_400_000)
  return `${date.getUTCFullYear()}-Q${Math.floor(date.getUTCMonth() / 3) + 1}`
}
