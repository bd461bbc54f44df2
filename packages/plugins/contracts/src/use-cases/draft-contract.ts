import { problem, validationFailed } from '@tenon/core'
import type { Context } from '../context.ts'
import { rowOf } from '../rows.ts'
import { teamOfAmended } from './customer-of-amendment.ts'
import { openForEditing } from './edit-contract.ts'
import { orderOfAmended } from './expected-signers.ts'
import { writeParts, type ContractParts } from './revise-contract.ts'
import { checkAmends } from './write-contract.ts'

export interface DraftInput extends ContractParts {
  readonly title: string
  readonly type: never
  /** Of an amendment it is that of its contract, where it is left out. */
  readonly customerId?: string | null
  /** The contract that an amendment changes. */
  readonly parentId?: string | null
  readonly startOn?: Date | null
  readonly endOn?: Date | null
  /** Of an amendment: its last day is from then on that of its contract, also where it is earlier. */
  readonly endsContract?: boolean | null
  readonly deliveryDueOn?: Date | null
  readonly acceptanceBasis?: never
  /** Of an amendment it is that of its contract, where it is left out. */
  readonly signingOrder?: never
  readonly description?: string | null
}

/** "A representative drafts the contract": the head and all its parts at once. Whoever drafts it owns it. */
export async function draftContract(context: Context, input: DraftInput, template: { readonly templateVersionId: string | null } = { templateVersionId: null }): Promise<string> {
  const { title, type, startOn, endOn, deliveryDueOn, acceptanceBasis, description } = input
  const parentId = input.parentId ? rowOf(input.parentId, 'Contract') : null
  const customerId = await customerOf(context, input.customerId ?? null, parentId)
  await checkAmends(context, { type, parentId, customerId })
  const signingOrder = input.signingOrder ?? (parentId === null ? null : await orderOfAmended(context, parentId))
  const data = {
    title, type, customerId, parentId, templateVersionId: template.templateVersionId, startOn: startOn ?? null, endOn: endOn ?? null, deliveryDueOn: deliveryDueOn ?? null,
    description: description ?? null, endsContract: input.endsContract ?? false, ...(acceptanceBasis ? { acceptanceBasis } : {}), ...(signingOrder ? { signingOrder } : {}),
  }
  const { id } = await create(context, data)
  await writeParts(context, await openForEditing(context, id), input)
  return id
}

async function customerOf({ db }: Context, customer: string | null, parentId: string | null): Promise<string> {
  if (customer !== null) return rowOf(customer, 'Customer')
  if (parentId === null) throw validationFailed([problem('customerId', 'REQUIRED')])
  return (await db.contract.findUniqueOrThrow({ where: { id: parentId }, select: { customerId: true } })).customerId
}

type Data = { readonly customerId: string; readonly parentId: string | null } & Parameters<Context['db']['contract']['create']>[0]['data']

async function create(context: Context, data: Data): Promise<{ readonly id: string }> {
  const select = { id: true } as const
  const isSeen = (await context.db.customer.findUnique({ where: { id: data.customerId }, select })) !== null
  const amended = isSeen ? null : await teamOfAmended(context, data)
  if (amended === null) {
    await context.db.customer.findUniqueOrThrow({ where: { id: data.customerId }, select })
    return context.db.contract.create({ data, select })
  }
  const system = context.system('an amendment is of the customer of the contract that its drafter may draft for')
  return system.contract.create({ data: { ...data, ownerId: context.principal.personId, teamId: amended.teamId }, select })
}
