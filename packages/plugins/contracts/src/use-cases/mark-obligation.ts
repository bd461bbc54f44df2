import type { Context } from '../context.ts'
import { errors, inState } from '../errors.ts'
import { requireReach } from '../reach.ts'
import { dateOf, rowOf } from '../rows.ts'
import { requireHappened } from './days-of-what-happened.ts'

export interface ObligationMark {
  readonly id: string
  readonly expectedVersion: number
  readonly status: 'OPEN' | 'DONE' | 'WAIVED'
  readonly doneOn?: Date | null
  readonly evidence?: string | null
}

/** "Rights and duties of both sides": what a side has done, or is let off, with the evidence of it. */
export async function markObligation(context: Context, input: ObligationMark): Promise<string> {
  const id = rowOf(input.id, 'Obligation')
  const obligation = await context.db.obligation.findUniqueOrThrow({ where: { id }, include: { contract: true } })
  requireReach(context, 'contracts:draft', obligation, 'OWNER')
  if (obligation.contract === null || !['SIGNED', 'SUSPENDED', 'EXPIRED'].includes(obligation.contract.status)) throw errors.CONTRACT_STATE(inState('ContractStatus', obligation.contract?.status ?? 'DRAFT'))
  const doneOn = input.status === 'DONE' ? (input.doneOn ?? dateOf(context.today())) : null
  if (doneOn !== null) requireHappened(context, doneOn)
  await context.db.obligation.update({ where: { id, version: input.expectedVersion }, data: { status: input.status, doneOn, evidence: input.evidence ?? obligation.evidence } })
  return id
}
