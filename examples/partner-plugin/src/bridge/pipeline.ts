import type { Bridge } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import type { Context } from '../context.ts'
import { errors } from '../errors.ts'

/** Where deals are kept too: a registration names its deal, and none protects a partner for a deal that the company had before. */
export const pipelineBridge: Bridge<Slice> = {
  range: '^0.1.0',
  model: 'bridge/pipeline.prisma',
  schema: (b) => {
    b.extendResource('DealRegistration', { form: ['opportunity'] })
    b.extendResource('Opportunity', { related: ['dealRegistrations'] })
  },
  on: [{ event: 'dealRegistration.accept', id: 'known-deals', mode: 'in-transaction', run: ({ recordId }, context) => refuseKnownDeal(context as unknown as Context, recordId!) }],
}

/** "A partner registers what the company does not know yet." */
async function refuseKnownDeal(context: Context, registrationId: string): Promise<void> {
  const system = context.system('whether the company knows a registered customer from a deal of its own')
  const { customerId, createdAt, opportunityId } = await system.dealRegistration.findUniqueOrThrow({ where: { id: registrationId } })
  const known = await system.opportunity.findFirst({
    where: { customerId, closedOn: null, createdAt: { lte: createdAt }, ...(opportunityId === null ? {} : { NOT: { id: opportunityId } }) },
    select: { id: true },
  })
  if (known) throw errors.DEAL_KNOWN()
}
