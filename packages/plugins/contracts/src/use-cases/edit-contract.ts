import { withdrawApproval } from '@tenon/approvals'
import type { Context } from '../context.ts'
import { editIn, type ContractState } from '../domain/lifecycle.ts'
import { errors, inState } from '../errors.ts'

/** A contract that may be edited from now on, locked until the transaction ends. */
export interface EditableContract {
  readonly id: string
  readonly customerId: string
  readonly currency: string | null
  readonly grossMinor: bigint | null
  readonly revision: number
}

/**
 * Opens a contract for an edit of what it says. "An edit of an approved contract makes it a draft again": its revision counts up and every
 * decision is void. One in review is withdrawn first, and a signed one is changed by an amendment.
 */
export async function openForEditing(context: Context, contractId: string): Promise<EditableContract> {
  await context.db.contract.update({ where: { id: contractId }, data: {} })
  const contract = await context.db.contract.findUniqueOrThrow({ where: { id: contractId } })
  switch (editIn(contract.status as ContractState)) {
    case 'in-review': throw errors.CONTRACT_IN_REVIEW()
    case 'immutable': throw errors.CONTRACT_IMMUTABLE(inState('ContractStatus', contract.status))
    case 'back-to-draft': {
      await withdrawApproval(context, { model: 'Contract', id: contractId })
      return { ...contract, revision: await backToDraft(context, contract) }
    }
    case 'free': return contract
  }
}

/** The next revision of a contract whose approval is void. */
async function backToDraft(context: Context, { id, revision }: { readonly id: string; readonly revision: number }): Promise<number> {
  await context.system('a contract that is changed is a draft again').contract.update({ where: { id }, data: { status: 'DRAFT', ...nextRevision({ revision }) } })
  return revision + 1
}

export function nextRevision({ revision }: { readonly revision: number }) {
  return { revision: revision + 1, contentHash: null, submittedAt: null, sentAt: null }
}
