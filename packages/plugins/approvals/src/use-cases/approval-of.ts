import type { RequestContext } from '@tenon/core'
import type { ApprovalState, ApprovalSubject } from '../types.ts'
import type { Context } from './work.ts'

/** How far the approval of a record is, whoever asks; null where it was never submitted. For the rules of other plugins. */
export async function approvalOf(caller: RequestContext<unknown>, { model, id }: ApprovalSubject): Promise<ApprovalState | null> {
  const context = caller as Context
  const request = await context.system('how far an approval is').approvalRequest.findFirst({ where: { subjectModel: model, subjectId: id } })
  return request === null ? null : stateOf(request)
}

export function stateOf({ id, status, stuck, revision, hash, round }: ApprovalState): ApprovalState {
  return { id, status, stuck, revision, hash, round }
}
