import { missingId, rowIdOf } from '@tenon/core'
import type { Context } from '../context.ts'
import { toDate } from '../domain/days.ts'
import { errors } from '../errors.ts'

export interface ContactMove {
  readonly id: string
  readonly customerId: string
  readonly title?: string | null
}

/**
 * Policy: "a contact moves to another company: the old span ends, the history is kept, mails stay on the old customer." The old card
 * stays where it is, with its log; the new one remembers it. What a person told us not to do holds at the new company too.
 */
export async function moveContact(context: Context, input: ContactMove): Promise<string> {
  const { db } = context
  const old = await db.contact.update({ where: { id: rowIdOf(input.id, 'Contact') ?? missingId }, data: {} })
  const customer = await db.customer.findUniqueOrThrow({ where: { id: rowIdOf(input.customerId, 'Customer') ?? missingId } })
  if (old.erasedAt !== null) throw errors.CONTACT_ERASED()
  if (old.customerId === customer.id || old.validTo !== null) throw errors.CONTACT_MOVED()
  const today = toDate(context.today())
  await db.contact.update({ where: { id: old.id }, data: { validTo: today, isPrimary: false } })
  const { optOutEmail, optOutSms, optOutCall, name, wechat } = old
  const { id } = await db.contact.create({
    data: { name, wechat, optOutEmail, optOutSms, optOutCall, title: input.title ?? null, customerId: customer.id, movedFromId: old.id, validFrom: today },
  })
  return id
}

/** What tells who a contact is. */
const personal = ['name', 'title', 'email', 'phone', 'wechat', 'emails', 'phones'] as const

/**
 * Policy: "erasure request versus contract retention: anonymise the contact, keep the facts." Not to be undone, and the past of the card goes along: its history
 * tells that it was changed, and not what it said. Cards of the same person at other companies are cards of their own: each is erased by itself. What people
 * wrote stays as they wrote it: the log of interactions, comments, files, and the leads that the person once was.
 */
export async function eraseContact(context: Context, input: { readonly id: string }): Promise<string> {
  const id = rowIdOf(input.id, 'Contact') ?? missingId
  await context.db.contact.update({
    where: { id },
    data: { name: '–', title: null, email: null, phone: null, wechat: null, emails: [], phones: [], isPrimary: false, optOutEmail: true, optOutSms: true, optOutCall: true, erasedAt: context.now() },
  })
  await context.eraseHistory('Contact', id, personal)
  return id
}
