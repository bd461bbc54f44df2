import type { Context } from '../context.ts'
import { dateOf } from '../days.ts'

/** What `contract.signed` tells of it. */
export interface SignedContract {
  readonly contractId: string
  readonly customerId: string
  readonly signedOn: string | null
}

/** "A partner earns by the contracts that a registered customer signs while the registration protects it": the day of the signature counts. */
export async function tieContract(context: Context, { contractId, customerId, signedOn }: SignedContract): Promise<void> {
  const system = context.system('which registration a signed contract belongs to')
  const on = dateOf(signedOn ?? context.today())
  const registration = await system.dealRegistration.findFirst({
    where: { customerId, status: { in: ['ACCEPTED', 'EXPIRED'] }, acceptedOn: { lte: on }, protectedUntil: { gte: on } },
    orderBy: { acceptedOn: 'desc' }, select: { id: true },
  })
  if (registration) await system.registeredContract.create({ data: { contractId, registrationId: registration.id } })
}
