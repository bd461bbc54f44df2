import type { Shell } from '@tenon/web/module'
import { ask } from '../ask.ts'
import type { RequestCard, Status, Verdict } from '../approvals.ts'

export interface Decided {
  /** How the request stands afterwards; null where the decision was refused. */
  readonly status: Status | null
  /** Why it was refused. */
  readonly refusal: string | null
}

interface Answer {
  readonly result: { readonly message?: string; readonly approvalRequest?: { readonly status: Status } }
}

const members = '... on Error { message }'
const DECIDE = `mutation DecideApproval($input: DecideApprovalInput!) { result: decideApproval(input: $input) { __typename ... on DecideApprovalPayload { approvalRequest { id status } } ${members} } }`
const WITHDRAW = `mutation WithdrawApproval($id: ID!) { result: withdrawApproval(input: { id: $id }) { __typename ${members} } }`

/** Decides on exactly what was shown: the hash goes along. */
export async function decide(shell: Shell, request: Pick<RequestCard, 'id' | 'hash'>, { verdict, comment, stepId }: { readonly verdict: Verdict; readonly comment: string; readonly stepId: string | null }): Promise<Decided> {
  const { result } = await ask<Answer>(shell, DECIDE, { input: { id: request.id, hash: request.hash, verdict, comment: comment.trim() || null, stepId } })
  return result.approvalRequest ? { status: result.approvalRequest.status, refusal: null } : { status: null, refusal: result.message ?? '' }
}

/** Null where it was done, otherwise why not. */
export async function withdraw(shell: Shell, id: string): Promise<string | null> {
  const { result } = await ask<Answer>(shell, WITHDRAW, { id })
  return result.message ?? null
}
