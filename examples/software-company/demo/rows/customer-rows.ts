import { matchKeysOf, openNameKey } from '@tenon/customers'
import type { DemoCompany } from '../company.ts'
import type { DemoCustomer } from '../customers/customers.ts'
import { dateOf, momentOf, type Day } from '../days.ts'
import type { Stamper } from './stamps.ts'

/** A customer that has not bought for this many days is dormant. */
const DORMANT_AFTER = 540
/** A customer without an open deal, who is no active buyer and to whom nobody spoke for this many days, went back into the pool: nobody owns it. */
const POOLED_AFTER = 60
/** Customers are entered in the morning, before anything else happens with them. */
const ENTERED_AT = 8 * 60 + 50

/** Customers as they are today: what they bought and when somebody last spoke with them follows from deals, contracts and interactions. */
export function customerRows(company: DemoCompany, { scope, stamps }: Stamper) {
  const { customers, contracts, deals, interactions, today } = company
  const pooled = customersInPool(company)
  const purchases = [
    ...deals.filter(({ course }) => course.stage === 'WON').map(({ customer, course }) => [customer, course.closedOn!] as const),
    ...contracts.contracts.flatMap(({ customer, course, type }) => (course.signed === null || type === 'AMENDMENT' ? [] : [[customer, course.signed.on] as const])),
  ]
  const [firstWon, lastWon] = [best(purchases, Math.min), best(purchases, Math.max)]
  const lastContact = best(interactions.map(({ customer, at }) => [customer, at.getTime()]), Math.max)
  const nameKey = openNameKey()
  return customers.map((customer, index) => {
    const { steward, ended, boughtOn } = customer
    const firstPurchase = boughtOn ?? firstWon.get(customer) ?? null
    const lastPurchase = lastWon.get(customer) ?? boughtOn
    const enteredAt = momentOf(customer.createdOn, ENTERED_AT)
    const contactedAt = lastContact.has(customer) ? new Date(lastContact.get(customer)!) : null
    const profile = profileOf(customer)
    return {
      ...profile,
      ...matchKeysOf(nameKey, profile),
      code: `C-${String(index + 1).padStart(5, '0')}`,
      lifecycle: ended !== null ? 'LOST' : lifecycleOf(lastPurchase, today),
      potential: potentialOf(customer, lastPurchase !== null),
      blacklisted: ended === 'BLACKLISTED',
      firstPurchaseOn: firstPurchase === null ? null : dateOf(firstPurchase),
      lastPurchaseOn: lastPurchase === null ? null : dateOf(lastPurchase),
      lastContactAt: contactedAt,
      ...scope(pooled.has(customer) ? null : steward.seller, steward.team),
      ...stamps(steward.seller, enteredAt, contactedAt ?? enteredAt),
    }
  })
}

export function contactRows(company: DemoCompany, { scope, stamps }: Stamper) {
  const pooled = customersInPool(company)
  return company.customers.flatMap((customer) => contactsOf(customer, pooled.has(customer), { scope, stamps }))
}

function contactsOf({ id: customerId, contacts, steward, createdOn }: DemoCustomer, pooled: boolean, { scope, stamps }: Pick<Stamper, 'scope' | 'stamps'>) {
  return contacts.map((contact) => ({ ...contact, customerId, ...scope(pooled ? null : steward.seller, steward.team), ...stamps(steward.seller, momentOf(createdOn, ENTERED_AT)) }))
}

function customersInPool({ customers, deals, interactions, today }: DemoCompany): ReadonlySet<DemoCustomer> {
  const spoken = dateOf(today - POOLED_AFTER)
  const kept = new Set([
    ...deals.filter(({ course }) => course.closedOn === null || (course.stage === 'WON' && course.closedOn > today - DORMANT_AFTER)).map(({ customer }) => customer),
    ...interactions.filter(({ at }) => at >= spoken).map(({ customer }) => customer),
  ])
  const isKept = (customer: DemoCustomer): boolean => kept.has(customer) || customer.ended !== null || customer.createdOn > today - POOLED_AFTER || (customer.boughtOn ?? 0) > today - DORMANT_AFTER
  return new Set(customers.filter((customer) => !isKept(customer)))
}

export function interactionRows({ interactions }: DemoCompany, { scope, stamps }: Stamper) {
  return interactions.map(({ id, customer, contactId, kind, direction, at, summary, outcome, next, owner, team }) => ({
    id, customerId: customer.id, contactId, kind, direction, at, summary, outcome,
    nextAction: next?.action ?? null,
    nextDueOn: next === null ? null : dateOf(next.dueOn),
    ...scope(owner, team),
    ...stamps(owner, at),
  }))
}

function profileOf(customer: DemoCustomer) {
  const { id, name, kind, place, address, industry, chinese, employees, foundedYear, creditCode, phone, source, parentId, domain, currency } = customer
  return {
    id, name, kind, creditCode, phone, source, parentId, foundedYear, employees, address,
    country: place.country,
    region: place.region,
    industry: chinese ? industry.chinese : industry.english,
    website: `https://www.${domain}`,
    sizeBand: sizeBandOf(employees),
    annualRevenueMinor: revenueOf(customer),
    annualRevenueCurrency: currency,
  }
}

/** Half a million to a million yuan a head, rounded to a hundred thousand. */
function revenueOf({ employees, currency }: DemoCustomer): bigint {
  const yuan = employees * (500_000 + ((employees * 7_919) % 500_000))
  return BigInt(Math.max(1, Math.round(yuan / (currency === 'USD' ? 7 : 1) / 100_000))) * 10_000_000n
}

function lifecycleOf(lastPurchase: Day | null, today: Day): string {
  if (lastPurchase === null) return 'PROSPECT'
  return today - lastPurchase > DORMANT_AFTER ? 'DORMANT' : 'ACTIVE'
}

/** What people expect of a customer: of every third nobody has said it yet, and of those who bought it is rather more. */
function potentialOf({ employees, foundedYear }: DemoCustomer, bought: boolean): number | null {
  if (employees % 3 === 0) return null
  return Math.min(5, 1 + ((employees + foundedYear) % 4) + (bought ? 1 : 0))
}

function sizeBandOf(employees: number): string {
  const floor = [2_000, 500, 100, 20, 1].find((limit) => employees >= limit)!
  return `FROM_${floor}`
}

/** The best value of each customer. */
function best(entries: readonly (readonly [DemoCustomer, number])[], better: (a: number, b: number) => number): ReadonlyMap<DemoCustomer, number> {
  const values = new Map<DemoCustomer, number>()
  for (const [customer, value] of entries) values.set(customer, better(values.get(customer) ?? value, value))
  return values
}
