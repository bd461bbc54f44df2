import { isWorkday, momentOf, workdayFrom, workdayUntil, type Day } from '../days.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Random } from '../random.ts'
import { officeMinute } from '../season.ts'
import type { World } from '../world.ts'
import type { DemoCustomer } from './customers.ts'
import { interactionTexts, nextActions } from './interaction-texts.ts'
import { stewardOn } from './stewards.ts'

export interface DemoInteraction {
  readonly id: string
  readonly customer: DemoCustomer
  readonly contactId: string
  readonly kind: string
  readonly direction: 'INBOUND' | 'OUTBOUND'
  readonly at: Date
  readonly summary: string
  readonly outcome: string
  readonly next: { readonly action: string; readonly dueOn: Day } | null
  readonly owner: string
  readonly team: string
}

const kinds = [['CALL', 34], ['VISIT', 17], ['WECHAT', 16], ['EMAIL', 13], ['MEETING', 9], ['DEMO', 7], ['TRAINING', 4]] as const

/** The communication log of a year: more where there is more business. `business` counts the deals of a customer. */
export function makeInteractions(customers: readonly DemoCustomer[], business: ReadonlyMap<DemoCustomer, number>, organisation: Organisation, world: World): DemoInteraction[] {
  return customers.flatMap((customer) => {
    const count = customer.ended === null ? Math.min(16, world.random.int(1, 3) + Math.round((business.get(customer) ?? 0) * 1.2)) : world.random.int(1, 2)
    return Array.from({ length: count }, () => makeInteraction(customer, organisation, world))
  }).sort((a, b) => a.at.getTime() - b.at.getTime())
}

function makeInteraction(customer: DemoCustomer, organisation: Organisation, world: World): DemoInteraction {
  const { random, today } = world
  const first = Math.max(customer.createdOn, today - 365)
  const day = callDay(first, customer.ended === null ? today - 1 : today - 160, random)
  const kind = random.weighted(kinds)
  const [summary, outcome] = random.pick(interactionTexts[kind]!)
  const owner = stewardOn(customer.steward, day, organisation)
  const language = customer.chinese ? 0 : 1
  const next = day > today - 20 && random.chance(0.7) ? { action: random.pick(nextActions)[language], dueOn: workdayFrom(day + random.int(2, 21)) } : null
  return {
    id: world.newId(), customer, kind, summary: summary[language], outcome: outcome[language], next, owner, team: organisation.unitOf(owner, day),
    contactId: random.pick(customer.contacts).id, direction: kind !== 'VISIT' && random.chance(0.25) ? 'INBOUND' : 'OUTBOUND', at: momentOf(day, officeMinute(random)),
  }
}

function callDay(from: Day, until: Day, random: Random): Day {
  const day = random.int(Math.min(from, until), until)
  return isWorkday(day) ? day : workdayUntil(day)
}
