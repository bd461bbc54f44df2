import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { amountOf } from '../rows.ts'
import type { LineInput } from '../use-cases/revise-contract.ts'
import { contractingDeal, linesOfDeal } from './draft-of-deal.ts'

interface DealOffer {
  readonly title: string
  readonly customerId: string
  readonly customerName: string | null
  readonly lines: readonly LineInput[]
}

/** What a contract of a deal would begin with, for people to look at and change before it is drafted. */
export function dealOffer(b: TenonBuilder<Slice>): void {
  const line = b.objectRef<LineInput>('DealOfferLine').implement({
    description: 'A line that a contract of the deal would have.',
    fields: (t) => ({
      title: t.exposeString('title'), productId: t.id({ nullable: true, resolve: ({ productId }) => productId ?? null }), kind: t.field({ type: 'ContractLineKind' as never, resolve: (row) => row.kind }),
      quantity: t.field({ type: 'Decimal', resolve: ({ quantity }) => quantity }), taxRateBp: t.exposeInt('taxRateBp'),
      unitPrice: t.field({ type: 'Money', resolve: ({ unitPrice }) => amountOf(unitPrice, unitPrice.currency!) }),
      listPrice: t.field({ type: 'Money', nullable: true, resolve: ({ listPrice }) => (listPrice ? amountOf(listPrice, listPrice.currency!) : null) }),
    }),
  })
  const offer = b.objectRef<DealOffer>('DealOffer').implement({
    description: 'What a contract of a deal would begin with: the newest quote, else the lines at the agreed amount, else the amount.',
    fields: (t) => ({
      title: t.exposeString('title'), customerId: t.exposeID('customerId'), customerName: t.exposeString('customerName', { nullable: true }),
      lines: t.field({ type: [line], resolve: ({ lines }) => [...lines] }),
    }),
  })
  b.queryFields((t) => ({
    dealOffer: t.field({
      type: offer, description: 'What a contract of a deal would begin with. Refused where the deal may not draft one.',
      args: { opportunityId: t.arg.id({ required: true }) },
      resolve: async (_root, { opportunityId }, context) => {
        const deal = await contractingDeal(context, opportunityId)
        const customer = await context.db.customer.findUnique({ where: { id: deal.customerId! }, select: { name: true } })
        return { title: deal.name ?? '', customerId: `Customer:${deal.customerId}`, customerName: customer?.name ?? null, lines: await linesOfDeal(context, deal) }
      },
    }),
  }))
}
