import type { Context } from '../context.ts'
import { rowOf } from '../rows.ts'
import { openForEditing } from './edit-contract.ts'
import { recomputeContract } from './recompute-contract.ts'

interface Removal {
  readonly id: string
}

/** Takes a line out of a draft; the totals follow. */
export async function removeLine(context: Context, input: Removal): Promise<string> {
  const id = rowOf(input.id, 'ContractLine')
  const { contractId } = await context.db.contractLine.findUniqueOrThrow({ where: { id } })
  await openForEditing(context, contractId)
  await context.db.contractLine.delete({ where: { id } })
  await recomputeContract(context, contractId)
  return contractId
}

export async function removeInstallment(context: Context, input: Removal): Promise<string> {
  const id = rowOf(input.id, 'Installment')
  const { contractId } = await context.db.installment.findUniqueOrThrow({ where: { id } })
  await openForEditing(context, contractId)
  await context.db.installment.delete({ where: { id } })
  await recomputeContract(context, contractId)
  return contractId
}

export async function removeTerm(context: Context, input: Removal): Promise<string> {
  const id = rowOf(input.id, 'ContractTerm')
  const { contractId } = await context.db.contractTerm.findUniqueOrThrow({ where: { id } })
  await openForEditing(context, contractId)
  await context.db.contractTerm.delete({ where: { id } })
  return contractId
}
