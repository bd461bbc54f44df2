import { defineErrors } from '@tenon/core'

export const errors = defineErrors({
  APPROVAL_OUTDATED: { status: 409, message: 'This was submitted anew as revision {revision} since you opened it: what was decided before is void. Load it again and decide on what it says now.' },
  APPROVAL_FINISHED: { status: 409, message: 'This approval is over already. Load it again to see how it ended.' },
  APPROVAL_NOT_ASKED: { status: 403, message: 'You are not asked to decide this, or you have decided it already. Load it again to see whom it waits for.' },
  APPROVAL_OWN: { status: 403, message: 'You submitted this, gain by it, or stand in for somebody who does. Somebody else decides it.' },
  APPROVAL_DECIDED_BEFORE: { status: 403, message: 'You have decided another step of this already, for yourself or for somebody else. Nobody decides two steps.' },
  APPROVAL_IN_PERSON: { status: 403, message: 'An administrator who acts as somebody decides nothing for her. Stop acting, and let her or her deputy decide.' },
  APPROVAL_COMMENT_REQUIRED: { status: 422, message: 'Say why: whoever submitted this must know what to change. Write a comment.' },
  APPROVAL_NOT_SUBMITTER: { status: 403, message: 'Only whoever submitted this withdraws it. Reject or return it if you are asked to decide.' },
  APPROVAL_STEPS_INVALID: { status: 400, message: 'This cannot be submitted: {reason}. An approval needs steps that say who decides, and it is never given by nobody.' },
})
