import { problem, type LifecycleOptions } from '@tenon/core'
import type { Context } from './context.ts'
import { dayAfter, dateOf } from './days.ts'

export interface Registration {
  readonly id: string
  readonly partnerId: string
  readonly customerId: string
  readonly createdById: string | null
  readonly protectedUntil: Date | null
}

type State = 'SUBMITTED' | 'ACCEPTED' | 'DECLINED' | 'EXPIRED'

/** "A customer is registered for one partner at a time": how long an accepted registration protects it, unless the decision says otherwise. */
export const PROTECTED_DAYS = 90

export const registrationCourse: LifecycleOptions<Registration, 'status', State, Context> = {
  field: 'status',
  transitions: {
    accept: {
      from: ['SUBMITTED'], to: 'ACCEPTED', permission: 'channel:decide', tone: 'primary',
      description: 'Protects the partner: it gets its share of the money of all contracts that the customer signs meanwhile.',
      // "Whoever registered does not accept", administrators included.
      may: ({ createdById }, { principal }) => createdById !== principal.personId,
      input: (t) => ({ protectedUntil: t.field({ type: 'Date' }) }),
      guard: async (registration, context, { protectedUntil }) => [
        ...(await conflictsOf(registration, context)),
        ...(protectedUntil instanceof Date && protectedUntil < dateOf(context.today()) ? [problem('protectedUntil', 'REGISTRATION_OVER', {}, 'Choose today or a later day.')] : []),
      ],
      effect: async ({ partnerId }, context, { protectedUntil }) => {
        const { commissionBp } = await context.system('what a partner gets is frozen with its registration').partner.findUniqueOrThrow({ where: { id: partnerId }, select: { commissionBp: true } })
        return { commissionBp, acceptedOn: dateOf(context.today()), protectedUntil: protectedUntil ?? dayAfter(context.today(), PROTECTED_DAYS) }
      },
    },
    decline: {
      from: ['SUBMITTED'], to: 'DECLINED', permission: 'channel:decide', tone: 'danger',
      may: ({ createdById }, { principal }) => createdById !== principal.personId,
      input: (t) => ({ declineReason: t.field({ type: 'String', required: true }) }),
      effect: (_registration, _context, { declineReason }) => ({ declineReason }),
    },
    expire: { from: ['ACCEPTED'], to: 'EXPIRED', system: true },
  },
}

/** Says that the customer is taken and until when, never by whom: that is the other partner's business. */
async function conflictsOf({ id, partnerId, customerId }: Registration, context: Context) {
  const system = context.system('whether a customer is registered for another partner')
  const [partner, other] = [
    await system.partner.findUniqueOrThrow({ where: { id: partnerId }, select: { status: true } }),
    await system.dealRegistration.findFirst({ where: { customerId, status: 'ACCEPTED', NOT: { id } }, select: { protectedUntil: true } }),
  ]
  return [
    ...(partner.status === 'ENDED' ? [problem('partner', 'PARTNER_ENDED', {}, 'The agreement with this partner has ended. Decline the registration, or make the partner active again.')] : []),
    ...(other ? [problem('customer', 'CUSTOMER_REGISTERED', { until: other.protectedUntil!.toISOString().slice(0, 10) }, 'This customer is registered for a partner until {until}. Decline the registration, or wait.')] : []),
  ]
}
