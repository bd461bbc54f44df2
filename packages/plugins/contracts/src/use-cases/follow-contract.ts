import { problem, runTransition, type FieldProblem } from '@tenon/core'
import type { Context } from '../context.ts'
import { isAmendable, moves, type AlongMove, type ContractState } from '../domain/lifecycle.ts'
import { errors, inState } from '../errors.ts'

/**
 * An amendment is part of the contract that it changes and has no course of its own once it is signed: it is suspended, fulfilled, ended and closed with it.
 * One that is not signed by the end has nothing to change any more, and is void.
 */
export async function takeAmendmentsAlong(context: Context, contractId: string, along: AlongMove): Promise<void> {
  const isOver = along !== 'suspendAlong' && along !== 'resumeAlong'
  const system = context.system('amendments go with their contract')
  const amendments = await system.contract.findMany({ where: { parentId: contractId }, select: { id: true, status: true }, orderBy: { id: 'asc' } })
  for (const { id, status } of amendments) {
    if (includes(moves[along].from, status)) await runTransition(context, 'Contract', id, along)
    else if (isOver && includes(moves.lapse.from, status)) await runTransition(context, 'Contract', id, 'lapse')
  }
}

/** What is done to a contract is not offered for its amendments, which go with it. */
export function goesWithContract({ type }: { readonly type: string }): FieldProblem | null {
  return type === 'AMENDMENT' ? problem('status', 'AMENDMENT_GOES_WITH_CONTRACT', {}, 'An amendment is suspended, fulfilled and ended with the contract that it changes. Open that contract.') : null
}

/** Refuses what leads to the signature of an amendment whose contract has ended. */
export async function requireAmendable(context: Context, { parentId }: { readonly parentId: string | null }): Promise<void> {
  if (parentId === null) return
  const { status } = await context.system('an amendment changes a contract that runs').contract.findUniqueOrThrow({ where: { id: parentId }, select: { status: true } })
  if (!isAmendable(status as ContractState)) throw errors.AMENDED_CONTRACT_ENDED(inState('ContractStatus', status))
}

function includes(states: readonly string[], status: string): boolean {
  return states.includes(status)
}
