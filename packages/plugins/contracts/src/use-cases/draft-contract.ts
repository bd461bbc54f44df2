import type { Context } from '../context.ts'
import { rowOf } from '../rows.ts'
import { openForEditing } from './edit-contract.ts'
import { writeParts, type ContractParts } from './revise-contract.ts'
import { checkAmends } from './write-contract.ts'

export interface DraftInput extends ContractParts {
  readonly title: string
  readonly type: never
  readonly customerId: string
  /** The contract that an amendment changes. */
  readonly parentId?: string | null
  readonly startOn?: Date | null
  readonly endOn?: Date | null
  readonly deliveryDueOn?: Date | null
  readonly acceptanceBasis?: never
  readonly description?: string | null
}

/** "A representative drafts the contract": the head and all its parts at once. Whoever drafts it owns it. */
export async function draftContract(context: Context, input: DraftInput, template: { readonly templateVersionId: string | null } = { templateVersionId: null }): Promise<string> {
  const { title, type, startOn, endOn, deliveryDueOn, acceptanceBasis, description } = input
  const customerId = rowOf(input.customerId, 'Customer')
  const parentId = input.parentId ? rowOf(input.parentId, 'Contract') : null
  await context.db.customer.findUniqueOrThrow({ where: { id: customerId } })
  await checkAmends(context, { type, parentId, customerId })
  const { id } = await context.db.contract.create({
    data: {
      title, type, customerId, parentId, templateVersionId: template.templateVersionId, startOn: startOn ?? null, endOn: endOn ?? null, deliveryDueOn: deliveryDueOn ?? null,
      description: description ?? null, ...(acceptanceBasis ? { acceptanceBasis } : {}),
    },
    select: { id: true },
  })
  await writeParts(context, await openForEditing(context, id), input)
  return id
}
