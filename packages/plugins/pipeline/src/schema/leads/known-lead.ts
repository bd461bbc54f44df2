import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import { knownLead, type KnownLead } from '../../use-cases/leads/known-lead.ts'

/** knownLead: what stands above the form of a lead that somebody types. */
export function knownLeads(b: TenonBuilder<Slice>): void {
  const lead = b.objectRef<NonNullable<KnownLead['lead']>>('SameLead').implement({
    description: 'The open lead that somebody is already.',
    fields: (t) => ({
      id: t.id({ resolve: ({ id }) => `Lead:${id}` }), name: t.exposeString('name', { nullable: true }), company: t.exposeString('company', { nullable: true }),
      status: t.exposeString('status', { nullable: true }), owner: t.exposeString('ownerName', { nullable: true }),
    }),
  })
  const customer = b.objectRef<KnownLead['customers'][number]>('KnownCustomer').implement({
    description: 'A customer that somebody may be of.',
    fields: (t) => ({ id: t.id({ resolve: ({ id }) => `Customer:${id}` }), name: t.exposeString('name'), by: t.field({ type: ['String'], description: 'CREDIT_CODE, NAME, EMAIL, DOMAIN or PHONE.', resolve: ({ by }) => [...by] }), certain: t.exposeBoolean('certain') }),
  })
  const known = b.objectRef<KnownLead>('KnownLead').implement({
    description: 'What is known already of somebody who is typed in as a lead.',
    fields: (t) => ({
      lead: t.field({ type: lead, nullable: true, resolve: (found) => found.lead }), customers: t.field({ type: [customer], resolve: ({ customers }) => [...customers] }),
      elsewhere: t.exposeBoolean('elsewhere', { description: 'There is one out of reach; always false unless the company wants it said.' }),
    }),
  })
  b.queryField('knownLead', (t) => t.field({
    type: known, nullable: true, description: 'By the rule by which forms, events and imports find the same lead again: the lead and the customers that somebody is already. Null where nothing was asked by.',
    args: { name: t.arg.string(), company: t.arg.string(), email: t.arg.string(), phone: t.arg.string(), creditCode: t.arg.string(), exceptId: t.arg.id({ description: 'A lead that is not asked about.' }) },
    resolve: (_root, args, context) => knownLead(context, args),
  }))
}
