import { withdrawApproval } from '@tenon/approvals'
import { problem, type ResourceChange } from '@tenon/core'
import type { Context } from '../context.ts'
import { checkDeal } from '../bridge/check-deal.ts'
import { editIn, isAmendable, type ContractState } from '../domain/lifecycle.ts'
import { isRateAbsurd, type AgreedRate } from '../domain/submit-checks.ts'
import { errors, inState } from '../errors.ts'
import { orderOfAmended } from './expected-signers.ts'
import { nextRevision } from './edit-contract.ts'

/** Whose a contract is may change at any time; what it says only in a draft. */
const notContent: ReadonlySet<string> = new Set(['ownerId', 'teamId'])

export async function beforeContractWrite({ before, after, changed }: ResourceChange, context: Context) {
  const problems = [...datesOf(after), ...rateOf(after, changed)]
  if (problems.length > 0) return { problems }
  if (before === null || changed.has('parentId') || changed.has('customerId') || changed.has('type')) await checkAmends(context, { type: after['type'] as string, parentId: after['parentId'] as string | null, customerId: after['customerId'] as string })
  if (changed.has('opportunityId')) await checkDeal(context, after)
  if (before === null) return after['parentId'] !== null && !changed.has('signingOrder') ? { set: { signingOrder: await orderOfAmended(context, after['parentId'] as string) } } : {}
  if ([...changed].every((column) => notContent.has(column))) return {}
  return { set: await editHead(before, context) }
}

/** The write itself takes an approved contract back to a draft, so that its version counts up once. */
async function editHead(before: NonNullable<ResourceChange['before']>, context: Context) {
  const status = before['status'] as ContractState
  switch (editIn(status)) {
    case 'in-review': throw errors.CONTRACT_IN_REVIEW()
    case 'immutable': throw errors.CONTRACT_IMMUTABLE(inState('ContractStatus', status))
    case 'back-to-draft':
      await withdrawApproval(context, { model: 'Contract', id: before['id'] as string })
      return { status: 'DRAFT', ...nextRevision({ revision: before['revision'] as number }) }
    case 'free': return {}
  }
}

function datesOf(after: ResourceChange['after']) {
  const start = after['startOn'] as Date | null
  const end = after['endOn'] as Date | null
  return start !== null && end !== null && end < start ? [problem('endOn', 'ENDS_BEFORE_START', {}, 'A contract cannot end before it starts.')] : []
}

/** While the contract has no lines it has no currency, so that a submission looks at the rate too. */
function rateOf(after: ResourceChange['after'], changed: ResourceChange['changed']) {
  const isSaid = changed.has('fxRate') || changed.has('fxCurrency')
  return isSaid && isRateAbsurd(after as unknown as AgreedRate) ? [rateAbsurd()] : []
}

export function rateAbsurd() {
  return problem('fxRate', 'AGREED_RATE_ABSURD', {}, 'A rate is above zero, and a currency is worth exactly 1 of itself: agree on a rate of another currency than that of the contract, or on none.')
}

/** "Changes are AMENDMENT contracts": of a signed contract of the same customer. */
export async function checkAmends({ db }: Context, { type, parentId, customerId }: { readonly type: string; readonly parentId: string | null; readonly customerId: string }): Promise<void> {
  if ((type === 'AMENDMENT') !== (parentId !== null)) throw errors.AMENDMENT_PARENT()
  if (parentId === null) return
  const parent = await db.contract.findUniqueOrThrow({ where: { id: parentId } })
  if (!isAmendable(parent.status as ContractState) || parent.customerId !== customerId || parent.type === 'AMENDMENT') throw errors.AMENDMENT_PARENT()
}
