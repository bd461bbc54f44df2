import { busyDay } from '../season.ts'
import { workdayFrom, type Day } from '../days.ts'
import type { CompanyName, CompanyNames } from '../fiction/company-names.ts'
import { creditCode } from '../fiction/credit-code.ts'
import { industries, type Industry } from '../fiction/industries.ts'
import { phoneNumber } from '../fiction/names.ts'
import { chinesePlaces, foreignPlaces, type Place } from '../fiction/places.ts'
import type { Organisation } from '../organisation/organisation.ts'
import { DEAL_DAYS, type World } from '../world.ts'
import { makeContacts, type DemoContact } from './contacts.ts'
import { assignSteward, type Stewardship } from './stewards.ts'

/** A customer before anything has happened with it. */
export interface DemoCustomer extends CompanyName {
  readonly id: string
  readonly kind: 'ORG' | 'PARTNER'
  readonly chinese: boolean
  readonly currency: 'CNY' | 'USD'
  readonly place: Place
  readonly address: string
  readonly industry: Industry
  readonly employees: number
  readonly foundedYear: number
  readonly creditCode: string | null
  readonly phone: string
  readonly source: string
  readonly parentId: string | null
  readonly createdOn: Day
  /** It came from a lead of the last year. */
  readonly fromLead: boolean
  /** When it bought for the first time, where that was before the deals of this demo begin. */
  readonly boughtOn: Day | null
  /** No business any more: blacklisted, or gone. */
  readonly ended: 'BLACKLISTED' | 'LOST' | null
  readonly steward: Stewardship
  readonly contacts: readonly DemoContact[]
}

const COUNT = { chinese: 255, foreign: 45, fromLead: 110, subsidiaries: 14 }
const chineseSources = ['官网咨询', '行业展会', '客户转介绍', '合作伙伴推荐', '电话拜访', '市场活动', '招投标信息']
const englishSources = ['Website', 'Trade fair', 'Referral', 'Partner', 'Seminar']

/** About 300 customers: those known for years, and those that the last year's leads brought. Oldest first. */
export function makeCustomers(names: CompanyNames, organisation: Organisation, world: World): DemoCustomer[] {
  const { random, today } = world
  const foreignness = random.sample([...Array<boolean>(COUNT.chinese).fill(false), ...Array<boolean>(COUNT.foreign).fill(true)], Infinity)
  const days = foreignness.map((_, index) => (index < COUNT.fromLead ? busyDay(today - 345, today - 2, random) : workdayFrom(today - random.int(DEAL_DAYS + 20, 1_900)))).sort((a, b) => a - b)
  const made: DemoCustomer[] = []
  for (const [index, foreign] of foreignness.entries()) {
    const place = random.weighted((foreign ? foreignPlaces : chinesePlaces).map((candidate) => [candidate, candidate.weight]))
    const parent = !foreign && index % 20 === 19 && made.length > 0 ? random.pick(made.filter((customer) => customer.chinese && customer.parentId === null)) : null
    made.push(makeCustomer({ place, parent, createdOn: days[index]!, fromLead: days[index]! > today - 350, names }, organisation, world))
  }
  return made
}

interface Beginning {
  readonly place: Place
  readonly parent: DemoCustomer | null
  readonly createdOn: Day
  readonly fromLead: boolean
  readonly names: CompanyNames
}

function makeCustomer({ place, parent, createdOn, fromLead, names }: Beginning, organisation: Organisation, world: World): DemoCustomer {
  const { random, today } = world
  const chinese = place.district !== null
  const industry = parent?.industry ?? random.weighted(industries.map((candidate) => [candidate, candidate.weight]))
  const employees = Math.max(8, Math.round(random.skewed(industry.employees * 0.55, 0.9)))
  const name = parent ? subsidiaryName(parent, place) : chinese ? names.chinese(place, industry, employees) : names.english(place, industry)
  const everBought = !fromLead && random.chance(0.7)
  return {
    ...name, id: world.newId(), chinese, place, industry, employees, createdOn, fromLead, parentId: parent?.id ?? null,
    kind: industry.english === 'Information services' && random.chance(0.6) ? 'PARTNER' : 'ORG',
    currency: !chinese && random.chance(0.5) ? 'USD' : 'CNY',
    address: chinese ? `${place.city}市${random.pick(place.streets)}${random.int(2, 989)}号` : `${random.int(2, 240)} ${random.pick(place.streets)}`,
    foundedYear: random.int(1984, 2021),
    creditCode: chinese ? creditCode(place.district!, random) : null,
    phone: phoneNumber(place.country, random),
    source: random.pick(chinese ? chineseSources : englishSources),
    boughtOn: everBought ? workdayFrom(random.int(createdOn, today - DEAL_DAYS - 10)) : null,
    ended: fromLead ? null : random.weighted([[null, 94], ['LOST' as const, 5], ['BLACKLISTED' as const, 1]]),
    steward: assignSteward(place.team, organisation, today, random),
    contacts: makeContacts({ domain: name.domain, employees, country: place.country }, world),
  }
}

function subsidiaryName(parent: DemoCustomer, place: Place): CompanyName {
  return { name: `${parent.short}（${place.city}）有限公司`, short: `${parent.short}${place.city}`, domain: parent.domain }
}
