import type { Context } from '../context.ts'
import { installmentAmounts } from '../domain/plan-installments.ts'
import { totalLines } from '../domain/price-lines.ts'
import { errors } from '../errors.ts'

/** After a change of lines: the header is their sum, and installments by percent follow the price. */
export async function recomputeContract(context: Context, contractId: string): Promise<void> {
  const system = context.system('totals of a contract follow its lines')
  const lines = await system.contractLine.findMany({ where: { contractId }, orderBy: { ordinal: 'asc' } })
  const currency = lines[0]?.currency ?? null
  const mixed = lines.find((line) => line.currency !== currency)
  if (mixed) throw errors.CONTRACT_CURRENCY_MIXED({ currency })
  const none = { grossMinor: null, netMinor: null, taxMinor: null, listMinor: null, discountBp: null }
  const totals = currency === null ? none : totalLines(lines.map((line) => ({ ...line, quantity: line.quantity.toFixed() })), currency)
  await system.contract.update({ where: { id: contractId }, data: { ...totals, currency } })
  if (currency !== null) await replan(context, contractId, totals.grossMinor ?? 0n, currency)
}

async function replan(context: Context, contractId: string, gross: bigint, currency: string): Promise<void> {
  const system = context.system('installments by percent follow the price')
  const plan = await system.installment.findMany({ where: { contractId }, orderBy: { ordinal: 'asc' } })
  const amounts = installmentAmounts(gross < 0n ? 0n : gross, currency, plan)
  if (amounts === null) throw errors.CONTRACT_PLAN_TOO_MUCH()
  for (const [index, installment] of plan.entries()) {
    const amountMinor = amounts[index]!
    if (amountMinor !== installment.amountMinor || installment.currency !== currency) await system.installment.update({ where: { id: installment.id }, data: { amountMinor, currency } })
  }
}
