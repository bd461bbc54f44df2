import { missingId, rowIdOf } from '@tenon/core'
import type { Context } from '../context.ts'
import { completenessOf, requiredFields, requiredOfCompanies, type RequiredField } from '../domain/completeness.ts'
import { addMonths, toDate } from '../domain/days.ts'
import { purchaseCounts, repurchaseRateBp } from '../domain/purchases.ts'

export interface Quality {
  readonly customers: number
  /** Filled required fields among all of them, in basis points; null without customers. */
  readonly completenessBp: number | null
  readonly missing: readonly { readonly field: RequiredField; readonly count: number }[]
  /** Customers that bought in the window, and those among them that bought again. */
  readonly buyers: number
  readonly repeatBuyers: number
  readonly repurchaseBp: number | null
}

export interface QualityQuestion {
  /** Only the customers of the caller. */
  readonly mine: boolean
  /** Length of the window of purchases that ends today. */
  readonly months: number
}

/** "Accuracy and completeness (measurable)", and how many buy again: of the customers with an owner that the caller sees and that are not lost. */
export async function readQuality(context: Context, { mine, months }: QualityQuestion): Promise<Quality | null> {
  const { personId } = context.principal
  if (!context.principal.has('customers:read') || (mine && personId === null)) return null
  const of = { ownerId: mine ? personId! : { not: null } }
  const kept = { ...of, lifecycle: { not: 'LOST' as const } }
  const { db } = context
  const [customers, companies] = [await db.customer.count({ where: kept }), await db.customer.count({ where: { ...kept, kind: { not: 'PERSON' } } })]
  const requiredCount = (field: RequiredField): number => ((requiredOfCompanies as readonly string[]).includes(field) ? companies : customers)
  const missing = []
  for (const field of requiredFields) missing.push({ field, count: requiredCount(field) - (await db.customer.count({ where: { ...kept, ...filled(context, field) } })) })
  const required = requiredFields.reduce((sum, field) => sum + requiredCount(field), 0)
  const lacking = missing.reduce((sum, { count }) => sum + count, 0)
  const counts = [...(await purchasesSince(context, of, addMonths(context.today(), -months))).values()]
  return {
    customers, missing: missing.filter(({ count }) => count > 0), completenessBp: required === 0 ? null : Math.round(((required - lacking) * 10_000) / required),
    buyers: counts.length, repeatBuyers: counts.filter((count) => count >= 2).length, repurchaseBp: repurchaseRateBp(counts),
  }
}

function filled(context: Context, field: RequiredField): object {
  if (field === 'contact') return { contacts: { some: worksThere(context) } }
  const company = (requiredOfCompanies as readonly string[]).includes(field) ? { kind: { not: 'PERSON' } } : {}
  return { ...company, [field]: { not: null }, ...(field === 'sizeBand' ? {} : { NOT: { [field]: '' } }) }
}

function worksThere(context: Context) {
  return { erasedAt: null, OR: [{ validTo: null }, { validTo: { gt: toDate(context.today()) } }] }
}

/** What takes a purchase back is never dated before it, so that it is read with it. */
async function purchasesSince({ db, today }: Context, customer: object, after: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.purchaseFact.findMany({ where: { on: { gt: toDate(after), lte: toDate(today()) }, customer }, select: { id: true, kind: true, on: true, grossMinor: true, reversesId: true, customerId: true, sourceModule: true, sourceId: true } })
  return purchaseCounts(rows as never)
}

/** What is known of one customer, and what is missing; null where the caller does not see it. */
export async function readCompleteness(context: Context, globalId: string): Promise<ReturnType<typeof completenessOf> | null> {
  const id = rowIdOf(globalId, 'Customer') ?? missingId
  const customer = await context.db.customer.findUnique({ where: { id }, select: { kind: true, industry: true, region: true, address: true, phone: true, creditCode: true, sizeBand: true } })
  if (customer === null) return null
  return completenessOf({ ...(customer as never as Parameters<typeof completenessOf>[0]), contacts: await context.db.contact.count({ where: { customerId: id, ...worksThere(context) } }) })
}
