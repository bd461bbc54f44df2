import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { decideApproval, type DecideInput } from '../use-cases/decide-approval.ts'
import { withdrawOwn } from '../use-cases/withdraw-approval.ts'

export function decide(b: TenonBuilder<Slice>): void {
  b.useCase<DecideInput>('decideApproval', {
    description: 'Decides the step that waits for the caller. To reject and to return need a comment; a return wins over what others decide at the same moment.',
    input: (t) => ({
      id: t.field({ type: 'ID', required: true }),
      hash: t.field({ type: 'String', required: true, description: 'The hash that the caller saw. If it was submitted anew since, nothing is decided.' }),
      verdict: t.field({ type: 'ApprovalVerdict', required: true }),
      comment: t.field({ type: 'String' }),
      stepId: t.field({ type: 'ID', description: 'Where several wait for the caller; the first of them where it is left out.' }),
    }),
    answers: 'ApprovalRequest',
    run: decideApproval,
  })
  b.useCase<{ id: string }>('withdrawApproval', {
    description: 'Takes back what the caller submitted, while it waits. What was decided is void.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }) }),
    answers: 'ApprovalRequest',
    run: withdrawOwn,
  })
}
