import type { Random } from '../random.ts'
import type { DemoCustomer } from './customers.ts'

/** How a customer pays: when it is due, some weeks later, in two parts, or only after being asked again and again. */
export type Payer = 'PROMPT' | 'SLOW' | 'IN_PARTS' | 'LAX'

/** Each customer keeps to its habit. */
export function makePayers(customers: readonly DemoCustomer[], random: Random): ReadonlyMap<DemoCustomer, Payer> {
  return new Map(customers.map((customer) => [customer, random.weighted<Payer>([['PROMPT', 66], ['SLOW', 20], ['IN_PARTS', 9], ['LAX', 5]])]))
}
