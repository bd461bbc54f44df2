import type { DemoCustomer } from '../customers/customers.ts'
import { momentOf, workdayUntil, type Day } from '../days.ts'
import type { CompanyNames } from '../fiction/company-names.ts'
import { industries, type Industry } from '../fiction/industries.ts'
import { chineseName, englishName, phoneNumber } from '../fiction/names.ts'
import { chinesePlaces, foreignPlaces } from '../fiction/places.ts'
import type { Organisation } from '../organisation/organisation.ts'
import { busyDay, officeMinute } from '../season.ts'
import { assignSteward, stewardOn } from '../customers/stewards.ts'
import type { World } from '../world.ts'
import { painPoints, unqualifiedReasons } from './lead-texts.ts'

export interface DemoLead {
  readonly id: string
  readonly person: { readonly name: string; readonly title: string; readonly email: string; readonly phone: string }
  readonly company: string
  readonly industry: Industry
  readonly chinese: boolean
  readonly businessScope: string
  readonly painPoints: string
  readonly source: string
  readonly status: string
  readonly score: number
  readonly createdAt: Date
  readonly firstContactAt: Date | null
  readonly updatedAt: Date
  readonly disqualifyReason: string | null
  readonly owner: string | null
  readonly team: string
  /** Set for a lead that was converted: whom it became, and when. */
  readonly converted: { readonly customer: DemoCustomer; readonly on: Day } | null
}

const COUNT = { others: 450, ofKnownCustomers: 40 }
const sources = [['WEB', 30], ['EVENT', 20], ['CALL', 14], ['REFERRAL', 12], ['EMAIL', 8], ['PARTNER', 8], ['RESEARCH', 5], ['OTHER', 3]] as const

/** What becomes of leads by their age in days: fresh ones wait, old ones are decided. */
const fates: readonly (readonly [age: number, statuses: readonly (readonly [status: string, weight: number])[]])[] = [
  [5, [['NEW', 70], ['ASSIGNED', 30]]],
  [15, [['NEW', 10], ['ASSIGNED', 40], ['WORKING', 38], ['QUALIFIED', 12]]],
  [45, [['ASSIGNED', 6], ['WORKING', 42], ['QUALIFIED', 22], ['UNQUALIFIED', 26], ['DUPLICATE', 4]]],
  [100, [['WORKING', 16], ['QUALIFIED', 8], ['UNQUALIFIED', 68], ['DUPLICATE', 8]]],
  [Infinity, [['WORKING', 2], ['UNQUALIFIED', 89], ['DUPLICATE', 9]]],
]

/** About 600 leads of the last year; a quarter of them became deals. */
export function makeLeads(customers: readonly DemoCustomer[], names: CompanyNames, organisation: Organisation, world: World): DemoLead[] {
  const { random, today } = world
  const brought = customers.filter((customer) => customer.fromLead).map((customer) => convertedLead(customer, customer.createdOn, organisation, world))
  const known = random.sample(customers.filter((customer) => !customer.fromLead && customer.ended === null), COUNT.ofKnownCustomers)
  const again = known.map((customer) => convertedLead(customer, busyDay(today - 340, today - 2, random), organisation, world))
  const others = Array.from({ length: COUNT.others }, () => otherLead(names, organisation, world))
  return [...brought, ...again, ...others].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
}

function convertedLead(customer: DemoCustomer, on: Day, organisation: Organisation, world: World): DemoLead {
  const { random } = world
  const createdOn = workdayUntil(on - random.int(4, 24))
  const contact = customer.contacts[0]!
  const createdAt = momentOf(createdOn, officeMinute(random))
  const moment = momentOf(on, officeMinute(random))
  return {
    ...needs(customer.industry, customer.chinese, random),
    id: world.newId(), company: customer.name, industry: customer.industry, chinese: customer.chinese,
    person: { name: contact.name, title: contact.title, email: contact.email, phone: contact.phone },
    source: random.weighted(sources), status: 'CONVERTED', score: random.int(58, 97), createdAt, firstContactAt: firstContact(createdAt, on, world),
    updatedAt: moment, disqualifyReason: null, owner: stewardOn(customer.steward, on, organisation), team: customer.steward.team, converted: { customer, on },
  }
}

function otherLead(names: CompanyNames, organisation: Organisation, world: World): DemoLead {
  const { random, today } = world
  const chinese = random.chance(0.87)
  const place = random.weighted((chinese ? chinesePlaces : foreignPlaces).map((candidate) => [candidate, candidate.weight]))
  const industry = random.weighted(industries.map((candidate) => [candidate, candidate.weight]))
  const company = chinese ? names.chinese(place, industry, random.int(20, 600)) : names.english(place, industry)
  const createdOn = busyDay(today - 364, today - 1, random)
  const createdAt = momentOf(createdOn, officeMinute(random))
  const status = random.weighted(fates.find(([age]) => today - createdOn < age)![1])
  const contacted = status !== 'NEW' && status !== 'ASSIGNED' ? firstContact(createdAt, Math.min(today - 1, createdOn + 12), world) : null
  const { name, letters } = chinese ? chineseName(random) : englishName(random)
  const title = random.pick(chinese ? ['总经理', 'IT 经理', '采购经理', '运营总监', '财务经理', '生产厂长'] : ['IT Manager', 'Operations Director', 'Finance Manager', 'Plant Manager'])
  return {
    ...needs(industry, chinese, random),
    id: world.newId(), company: company.name, industry, chinese, person: { name, title, email: `${letters}@${company.domain}`, phone: phoneNumber(place.country, random) },
    source: random.weighted(sources), status, score: scoreOf(status, random), createdAt, firstContactAt: contacted,
    updatedAt: contacted ?? createdAt, disqualifyReason: status === 'UNQUALIFIED' ? random.pick(unqualifiedReasons)[chinese ? 0 : 1] : null,
    owner: status === 'NEW' ? null : stewardOn(assignSteward(place.team, organisation, today, random), createdOn, organisation), team: place.team, converted: null,
  }
}

function needs(industry: Industry, chinese: boolean, random: World['random']) {
  const series = random.weighted(industry.buys)
  const word = random.pick(chinese ? industry.words : industry.englishWords)
  return {
    businessScope: chinese ? `${industry.chinese}：${word}相关产品的研发、生产与销售` : `${industry.english}: ${word.toLowerCase()} for regional customers`,
    painPoints: random.pick(painPoints[series])[chinese ? 0 : 1],
  }
}

/** Within minutes to two days after the lead came in, and never after `latest`. */
function firstContact(createdAt: Date, latest: Day, { random }: World): Date {
  const wanted = createdAt.getTime() + random.skewed(150, 1) * 60_000
  return new Date(Math.max(createdAt.getTime() + 60_000, Math.min(wanted, momentOf(latest, 8 * 60 + 40).getTime())))
}

function scoreOf(status: string, random: World['random']): number {
  if (status === 'QUALIFIED') return random.int(60, 95)
  if (status === 'UNQUALIFIED' || status === 'DUPLICATE') return random.int(5, 45)
  return random.int(20, 80)
}
