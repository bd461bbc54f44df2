import type { Context } from '../context.ts'
import { dueParts, type DuePart } from '../domain/due-dates.ts'
import { told } from '../facts.ts'
import { dateOf, dayOf, maybeDay } from '../rows.ts'

/**
 * Finds anew when the installments of a contract fall due. "Acceptance date corrected after invoicing: the due date is
 * recalculated and the old date is kept": a due date that changes is superseded, never edited.
 */
export async function refreshDues(context: Context, contractId: string): Promise<void> {
  const system = context.system('due dates follow what happened to a contract')
  const contract = await system.contract.findUniqueOrThrow({
    where: { id: contractId },
    include: { triggers: { where: { supersededAt: null } }, installments: { include: { dues: { where: { supersededAt: null } } } } },
  })
  const happened = contract.triggers.map(({ kind, happenedOn, shareBp, isFinal }) => ({ kind, on: dayOf(happenedOn), shareBp, isFinal }))
  for (const installment of contract.installments) {
    const parts = dueParts({ ...installment, fixedOn: maybeDay(installment.fixedOn) }, happened, contract.acceptanceBasis)
    const old = installment.dues.filter((due) => !parts.some((part) => isSame(part, due)))
    const fresh = parts.filter((part) => !installment.dues.some((due) => isSame(part, due)))
    if (old.length > 0) await system.installmentDue.updateMany({ where: { id: { in: old.map(({ id }) => id) } }, data: { supersededAt: context.now() } })
    const { id, currency } = installment
    for (const { dueOn, amountMinor } of fresh) {
      await system.installmentDue.create({ data: { installmentId: id, dueOn: dateOf(dueOn), amountMinor, currency } })
      context.emit('installment.due', id, { contractId, installmentId: id, customerId: contract.customerId, dueOn, amount: told(amountMinor, currency) })
    }
  }
}

function isSame(part: DuePart, due: { readonly dueOn: Date; readonly amountMinor: bigint }): boolean {
  return part.dueOn === dayOf(due.dueOn) && part.amountMinor === due.amountMinor
}
