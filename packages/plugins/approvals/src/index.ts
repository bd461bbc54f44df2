import { definePlugin } from '@tenon/core'
import type { Slice } from '../.slice/types.ts'
import { messages } from '../messages/index.ts'
import { errors } from './errors.ts'
import { grants } from './grants.ts'
import { notifications } from './notifications.ts'
import { permissions } from './permissions.ts'
import { decide } from './schema/decide.ts'
import { decision } from './schema/decision.ts'
import { inbox } from './schema/inbox.ts'
import { request } from './schema/request.ts'
import { seat } from './schema/seat.ts'
import { setting } from './schema/setting.ts'
import { step } from './schema/step.ts'
import { seedSetting } from './seed-setting.ts'
import { escalateOverdue } from './use-cases/escalate-overdue.ts'

export { contentHash } from './domain/content-hash.ts'
export { approvalOf } from './use-cases/approval-of.ts'
export { requestApproval } from './use-cases/request-approval.ts'
export { withdrawApproval } from './use-cases/withdraw-approval.ts'
export type { ApprovalFact, ApprovalFinished, ApprovalState, ApprovalStatus, ApprovalSubject, ApprovalSubmission, ApprovalWaiting, StepDefinition, StepResolver } from './types.ts'

/** Approvals in steps, bound to the content that is approved. */
export const approvals = definePlugin<Slice>()({
  id: 'approvals',
  description: 'Approvals in steps, bound to the content that is approved.',
  package: new URL('..', import.meta.url),
  requires: { core: '^0.1.0' },
  permissions,
  grants,
  errors: errors.catalogue,
  schema: (b) => {
    request(b)
    step(b)
    seat(b)
    decision(b)
    decide(b)
    inbox(b)
    setting(b)
  },
  on: notifications,
  jobs: [{ id: 'look-after', every: 1, run: async (context) => void (await escalateOverdue(context)) }],
  seed: seedSetting,
  messages,
})
