import type { TenonBuilder } from '@tenon/core'
import { addDays } from '@tenon/core/time'
import type { Slice } from '../../../.slice/types.ts'
import { quoteOpportunity, type QuoteInput } from '../../use-cases/deals/quote.ts'
import { readQuoteLimit, type QuoteLimit } from '../../use-cases/deals/quote-limit.ts'

/** How long a quote holds where nobody says otherwise. */
const USUAL_DAYS = 30

/** Offers as they were made. */
export function quote(b: TenonBuilder<Slice>): void {
  const operations = { create: false, update: false, delete: false }
  b.resource('Quote', {
    icon: 'file-text', subtitle: 'opportunity', search: ['name', 'opportunity.name'],
    list: { columns: ['name', 'opportunity', 'edition', 'validUntil', 'discountBp', 'list', 'total'], sort: ['-createdAt'] },
    fields: { edition: { summable: false }, discountBp: { summable: false } },
    operations,
  })
  b.resource('QuoteLine', { icon: 'list', list: { columns: ['quote', 'product', 'quantity', 'unitPrice', 'total'], sort: ['quote'] }, fields: { unitPrice: { summable: false } }, operations })
  b.useCase<QuoteInput>('quoteOpportunity', {
    description: 'Quotes the lines of an opportunity as they are now, with a discount on the sum: the next edition, which stays as it is.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }), validUntil: t.field({ type: 'Date', required: true }), discountBp: t.field({ type: 'Int', description: 'Basis points: 887 is 8.87 %.' }) }),
    answers: 'Quote',
    run: quoteOpportunity,
    action: {
      on: 'Opportunity', permission: 'pipeline:write', icon: 'file-text', tone: 'primary',
      when: async ({ id, closedOn }, { db }) => closedOn === null && (await db.opportunityLine.count({ where: { opportunityId: id as string } })) > 0,
      start: (_row, context) => ({ validUntil: addDays(context.today(), USUAL_DAYS) }),
    },
  })
  const limit = b.objectRef<QuoteLimit>('QuoteLimit').implement({
    description: 'The highest discount that the class of a quote\'s customer is given.',
    fields: (t) => ({
      customerClass: t.exposeString('customerClass'),
      maxDiscountBp: t.exposeInt('maxDiscountBp', { description: 'Basis points.' }),
      isAbove: t.exposeBoolean('isAbove', { description: 'The quote gives more.' }),
    }),
  })
  b.queryField('quoteLimit', (t) => t.field({
    type: limit, nullable: true, description: 'What the class of a quote\'s customer is given at most; null where it sets nothing.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => readQuoteLimit(context, String(id)),
  }))
}
