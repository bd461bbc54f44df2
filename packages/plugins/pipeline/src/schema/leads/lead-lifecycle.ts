import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import { convertLead, problemsOfConvert, type ConvertInput } from '../../use-cases/leads/convert-lead.ts'
import { assignLead, claimLead, contactLead, mergeTouches, problemsOfContact, problemsOfDuplicate, problemsOfQualify, reassignLead, type ContactInput } from '../../use-cases/leads/move-lead.ts'

/** Policy: screen, first contact, qualify, convert; drop what is nothing; what nobody contacts goes back into the pool. */
export function leadLifecycle(b: TenonBuilder<Slice>): void {
  b.lifecycle('Lead', {
    field: 'status',
    initial: ['ASSIGNED'],
    transitions: {
      screen: {
        from: ['NEW'], to: 'ASSIGNED', permission: 'pipeline:screen', tone: 'primary',
        description: 'Gives a new lead to somebody, or to whom the rules give it.',
        input: (t) => ({ ownerId: t.field({ type: 'ID' }) }),
        effect: (lead, context, input) => assignLead(lead, context, input),
      },
      claim: {
        from: ['RECYCLED'], to: 'ASSIGNED', permission: 'pipeline:claim', tone: 'primary',
        description: 'Takes a lead from the pool.',
        effect: (lead, context) => claimLead(lead, context),
      },
      contact: {
        from: ['ASSIGNED', 'WORKING'], to: 'WORKING', tone: 'primary',
        description: 'Notes that somebody was reached. The first time stops the clock of the first contact.',
        may: (lead, context) => lead.ownerId === context.principal.personId,
        input: (t) => ({ contactNote: t.field({ type: 'String', required: true, kind: 'longtext' }), contactedAt: t.field({ type: 'DateTime' }) }),
        guard: (lead, context, input) => problemsOfContact(input as Partial<ContactInput>, lead, context.now()),
        effect: (lead, context, input) => contactLead(lead, context, input as unknown as ContactInput),
      },
      qualify: {
        from: ['WORKING'], to: 'QUALIFIED', tone: 'primary',
        input: (t) => ({ qualifyReason: t.field({ type: 'String' }) }),
        guard: (lead, context, input) => problemsOfQualify(lead, context, input['qualifyReason'] as string | null),
        effect: (_lead, _context, input) => ({ qualifyReason: (input['qualifyReason'] as string | null) ?? null }),
      },
      convert: {
        from: ['QUALIFIED'], to: 'CONVERTED', tone: 'primary',
        description: 'Finds or makes the customer and the contact, and opens an opportunity: once.',
        input: (t) => ({
          customerId: t.field({ type: 'ID' }), newCustomer: t.field({ type: 'Boolean' }), contactId: t.field({ type: 'ID', reference: 'Contact' }), newContact: t.field({ type: 'Boolean' }),
          opportunityName: t.field({ type: 'String' }), amount: t.field({ type: 'MoneyInput' }), expectedCloseOn: t.field({ type: 'Date' }),
        }),
        guard: (_lead, context, input) => problemsOfConvert(context, input as ConvertInput),
        effect: (lead, context, input) => convertLead(lead, context, input as ConvertInput),
      },
      reassign: {
        from: ['ASSIGNED', 'WORKING'], to: 'ASSIGNED', permission: 'pipeline:screen',
        description: 'Gives the lead to somebody else, whose clock begins anew.',
        input: (t) => ({ ownerId: t.field({ type: 'ID', required: true }) }),
        effect: (lead, context, input) => reassignLead(lead, context, input),
      },
      disqualify: {
        from: ['NEW', 'WORKING'], to: 'UNQUALIFIED', tone: 'danger',
        input: (t) => ({ disqualifyReason: t.field({ type: 'String', required: true }) }),
        effect: (_lead, _context, input) => ({ disqualifyReason: input['disqualifyReason'] }),
      },
      markDuplicate: {
        from: ['NEW', 'WORKING'], to: 'DUPLICATE', tone: 'danger',
        input: (t) => ({ duplicateOfId: t.field({ type: 'ID', required: true }) }),
        guard: async (lead, context, input) => (input['duplicateOfId'] ? problemsOfDuplicate(lead, await context.db.lead.findUnique({ where: { id: input['duplicateOfId'] as string } })) : []),
        effect: async (lead, context, input) => {
          await mergeTouches(lead, context, await context.db.lead.findUniqueOrThrow({ where: { id: input['duplicateOfId'] as string } }))
          return { duplicateOfId: input['duplicateOfId'] }
        },
      },
      recycle: { from: ['ASSIGNED', 'WORKING'], to: 'RECYCLED', system: true, effect: () => ({ ownerId: null, firstContactDueAt: null }) },
    },
  })
}
