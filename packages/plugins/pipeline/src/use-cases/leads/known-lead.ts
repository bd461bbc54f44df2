import { missingId, rowIdOf } from '@tenon/core'
import { certain, findCustomers, findOwnCustomers, type CustomerMatch } from './find-customers.ts'
import type { Context } from './lead-context.ts'
import { findOwnSame, findSame, type LeadNames } from './same-lead.ts'

export interface KnownLeadQuestion {
  readonly name?: string | null
  readonly company?: string | null
  readonly email?: string | null
  readonly phone?: string | null
  readonly creditCode?: string | null
  /** A lead that is not asked about: the one that is being changed. */
  readonly exceptId?: string | null
}

export interface KnownLead {
  /** The open lead that this one is, where the caller sees it. */
  readonly lead: { readonly id: string; readonly name: string | null; readonly company: string | null; readonly status: string | null; readonly ownerName: string | null } | null
  /** Customers that it may be, of those that the caller sees. */
  readonly customers: readonly (CustomerMatch & { readonly certain: boolean })[]
  /** Whether there is one out of reach. Always false unless the company wants it said. */
  readonly elsewhere: boolean
}

const most = 5

/**
 * Policy: "same lead from form and event: one lead." Whoever types a lead is told, by the rule by which forms, events and imports find the same one again, of the lead and the
 * customers that are known, and may go on: two people of one company are two leads. Null where nothing was asked by.
 */
export async function knownLead(context: Context, { exceptId, ...asked }: KnownLeadQuestion): Promise<KnownLead | null> {
  if (!context.principal.has('pipeline:write')) return null
  const text = (value: string | null | undefined): string | null => (value ?? '').trim() || null
  const given: LeadNames = { name: text(asked.name) ?? '', company: text(asked.company), email: text(asked.email), phone: text(asked.phone), creditCode: text(asked.creditCode)?.toUpperCase() ?? null }
  if (Object.values(given).every((value) => value === null || value === '')) return null
  const except = exceptId ? (rowIdOf(exceptId, 'Lead') ?? missingId) : null
  const same = await findOwnSame(context, given, except)
  const lead = same && (await context.db.lead.findUnique({ where: { id: same.id }, select: { id: true, name: true, company: true, status: true, owner: { select: { name: true } } } }))
  const customers = await findOwnCustomers(context, given)
  return {
    lead: lead && { id: lead.id, name: lead.name, company: lead.company, status: lead.status, ownerName: lead.owner?.name ?? null },
    customers: customers.slice(0, most).map((match) => ({ ...match, certain: isCertain(match) })),
    elsewhere: (await tellsOfHidden(context)) && (await isHidden(context, given, { except, lead, customers })),
  }
}

function isCertain({ by }: CustomerMatch): boolean {
  return by.some((way) => certain.has(way))
}

interface Shown {
  readonly except: string | null
  readonly lead: { readonly id: string } | null
  readonly customers: readonly CustomerMatch[]
}

/** Whether the product would find another lead, or a customer without a doubt, that the caller is not shown. */
async function isHidden(context: Context, given: LeadNames, { except, lead, customers }: Shown): Promise<boolean> {
  const same = await findSame(context, given, except)
  if (same !== null && same.id !== lead?.id) return true
  const shown = new Set(customers.map(({ id }) => id))
  return (await findCustomers(context, given)).some((match) => isCertain(match) && !shown.has(match.id))
}

/** What a company decides for its customers holds for leads too: whether somebody is told of what is out of reach. */
async function tellsOfHidden(context: Context): Promise<boolean> {
  const policy = await context.system('whether somebody is told that there is one out of reach').customerPolicy.findFirst({ orderBy: { name: 'asc' }, select: { hintHidden: true } })
  return policy?.hintHidden ?? false
}
