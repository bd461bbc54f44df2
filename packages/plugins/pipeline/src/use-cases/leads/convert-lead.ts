import { addRecord, missingId, problem, rowIdOf, type FieldProblem } from '@tenon/core'
import { customerAfterMerges } from '@tenon/customers'
import { toDecimalMoney, type Money } from '@tenon/core/money'
import { errors } from '../../errors.ts'
import { certain, findCustomers } from './find-customers.ts'
import { contactsAt, isSamePerson } from './find-contacts.ts'
import type { Context, LeadRow } from './lead-context.ts'

export interface ConvertInput {
  /** The customer that it is; where it is left out, the one that leaves no doubt, or a new one. */
  readonly customerId?: string | null
  /** Makes a new customer although one looks like it. */
  readonly newCustomer?: boolean | null
  /** One of the customer's contacts; where it is left out, the same person, or a new one. */
  readonly contactId?: string | null
  /** Makes a new contact although one is the same person. */
  readonly newContact?: boolean | null
  readonly opportunityName?: string | null
  readonly amount?: Money | null
  readonly expectedCloseOn?: Date | null
}

/**
 * Policy: "convert creates or finds customer, contact and opportunity, atomically and only once." Everything is the lead's owner's. The row of
 * the lead is held while this runs.
 */
export async function convertLead(lead: LeadRow, context: Context, input: ConvertInput): Promise<{ customerId: string }> {
  const owner = { ownerId: lead.ownerId, teamId: lead.teamId }
  const customerId = await customerOf(context, lead, input, owner)
  const contactId = await contactOf(context, lead, { ...input, customerId })
  const stage = await context.db.stage.findFirstOrThrow({ where: { outcome: 'OPEN', active: true }, orderBy: [{ ordinal: 'asc' }, { id: 'asc' }] })
  const name = input.opportunityName?.trim() || lead.company || lead.name
  const opportunityId = await addRecord(context, 'Opportunity', { ...owner, name, customerId, contactId, leadId: lead.id, stageId: stage.id, description: lead.painPoints, amount: input.amount ? toDecimalMoney(input.amount) : null, expectedCloseOn: input.expectedCloseOn ?? null })
  context.emit('lead.converted', lead.id, { customerId, opportunityId })
  return { customerId }
}

async function customerOf(context: Context, lead: LeadRow, { customerId, newCustomer }: ConvertInput, owner: Owner): Promise<string> {
  if (customerId) {
    const id = await customerAfterMerges(context, rowIdOf(customerId, 'Customer') ?? missingId)
    await context.db.customer.findUniqueOrThrow({ where: { id } })
    return id
  }
  const matches = await findCustomers(context, lead)
  const sure = matches.find(({ by }) => by.some((way) => certain.has(way) && (!newCustomer || way === 'CREDIT_CODE')))
  if (sure) {
    if (!(await context.db.customer.findUnique({ where: { id: sure.id } }))) throw errors.LEAD_CUSTOMER_ELSEWHERE()
    return sure.id
  }
  // By the customer's own rules: a code that is none is refused, as anywhere.
  return addRecord(context, 'Customer', {
    ...owner, name: lead.company ?? lead.name, kind: lead.company === null ? 'PERSON' : 'ORG', creditCode: lead.creditCode, industry: lead.industry, region: lead.region,
    employees: lead.employees, source: lead.source, description: lead.businessScope,
  })
}

interface Owner {
  readonly ownerId: string | null
  readonly teamId: string | null
}

async function contactOf(context: Context, lead: LeadRow, { customerId, contactId, newContact }: ConvertInput & { readonly customerId: string }): Promise<string> {
  if (contactId) return contactId
  const contacts = await contactsAt(context, [customerId])
  const same = newContact ? undefined : contacts.find((contact) => isSamePerson(lead, contact))
  if (same) return same.id
  return addRecord(context, 'Contact', { customerId, name: lead.name, title: lead.title, email: lead.email, phone: lead.phone, isPrimary: contacts.length === 0 })
}

/** What is wrong is said before anything is made. */
export async function problemsOfConvert(context: Context, { customerId, contactId, opportunityName, amount }: ConvertInput): Promise<FieldProblem[]> {
  const contact = contactId ? await context.db.contact.findUnique({ where: { id: contactId }, select: { customerId: true, erasedAt: true } }) : null
  // The contacts of one that was merged away went along with it.
  const isThere = contact !== null && contact.erasedAt === null && customerId != null && contact.customerId === (await customerAfterMerges(context, rowIdOf(customerId, 'Customer') ?? missingId))
  return [
    ...(contactId && !isThere ? [problem('contactId', 'CONTACT_ELSEWHERE', {}, 'This contact is not at the chosen customer. Choose one who is, or a new one.')] : []),
    ...((opportunityName?.length ?? 0) > 200 ? [problem('opportunityName', 'TOO_LONG', { limit: 200 })] : []),
    ...(amount && amount.minor < 0n ? [problem('amount', 'WORTH_NEGATIVE', {}, 'A deal is worth zero or more.')] : []),
  ]
}
