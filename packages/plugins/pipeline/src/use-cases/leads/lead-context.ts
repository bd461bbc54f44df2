import { businessCalendar, type GuardedClient, type RequestContext } from '@tenon/core'
import { openNameKey, type NameKey } from '@tenon/customers'
import type { BusinessCalendar } from '@tenon/core/time'
import type { Slice } from '../../../.slice/types.ts'

export type Context = RequestContext<GuardedClient<Slice['client']>>
export type LeadRow = NonNullable<Awaited<ReturnType<Context['db']['lead']['findFirst']>>>

export interface LeadPolicy {
  readonly qualifyAt: number
  readonly hotAt: number
  readonly warmAt: number
  readonly firstContactHours: number
  readonly recycleDays: number
}

/** Until a company says otherwise. */
export const usualPolicy: LeadPolicy = { qualifyAt: 60, hotAt: 60, warmAt: 30, firstContactHours: 8, recycleDays: 14 }

/** The numbers that the company works its leads by. */
export function policyOf(context: Context): Promise<LeadPolicy> {
  return context.memo('pipeline:lead-policy', async () => (await context.system('the numbers that every lead is worked by').leadPolicy.findFirst({ orderBy: { name: 'asc' } })) ?? usualPolicy)
}

/** The company's working time, by which first contacts are due. */
export function calendarOf(context: Context): Promise<BusinessCalendar> {
  return businessCalendar(context)
}

/** Lets one after the other do what must not happen twice at once; holds until the transaction ends. */
export async function inTurn(context: Context, key: 'capture' | 'assign'): Promise<void> {
  await context.system('let one after the other capture and assign leads').leadLock.updateMany({ where: { key }, data: { heldAt: context.now() } })
}

/** Leads that somebody has to work on: what counts against a capacity. */
export const openStatuses = ['ASSIGNED', 'WORKING'] as const

/** The comparer of names of companies, opened once per request. */
export function nameKeyOf(context: Pick<Context, 'memo'>): Promise<NameKey> {
  return context.memo('pipeline:name-key', () => Promise.resolve(openNameKey()))
}
