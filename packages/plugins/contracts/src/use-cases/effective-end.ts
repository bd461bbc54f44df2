import type { BusinessDate } from '@tenon/core/time'
import type { Context } from '../context.ts'
import { effectiveEnd } from '../domain/contract-end.ts'
import { bindingStates } from '../domain/lifecycle.ts'
import { dateOf, maybeDay } from '../rows.ts'

/** Contracts that run out sooner or later, so that somebody may want to renew them. */
const runningStates = ['SIGNED', 'SUSPENDED', 'FULFILLED'] as const

/** Running contracts whose last day, with their signed amendments, is one of these. */
export function endsBetween(from: BusinessDate, until: BusinessDate) {
  return { status: { in: [...runningStates] }, effectiveEndOn: { gte: dateOf(from), lte: dateOf(until) } }
}

/** Keeps the last day of a contract that takes effect, or that an amendment which takes effect changes: the one place that tells when a contract ends. */
export async function keepEffectiveEnd(context: Context, { id, parentId }: { readonly id: string; readonly parentId: string | null }): Promise<void> {
  const system = context.system('when a contract ends follows its signed amendments')
  const contractId = parentId ?? id
  const signed = { OR: [{ status: { in: [...bindingStates] } }, { id }] }
  const { endOn, effectiveEndOn, amendments } = await system.contract.findUniqueOrThrow({
    where: { id: contractId },
    select: { endOn: true, effectiveEndOn: true, amendments: { where: signed, select: { endOn: true, endsContract: true }, orderBy: [{ signedOn: 'asc' }, { id: 'asc' }] } },
  })
  const day = effectiveEnd(maybeDay(endOn), amendments.map((amendment) => ({ ...amendment, endOn: maybeDay(amendment.endOn) })))
  if (day !== maybeDay(effectiveEndOn)) await system.contract.update({ where: { id: contractId }, data: { effectiveEndOn: day === null ? null : dateOf(day) } })
}
