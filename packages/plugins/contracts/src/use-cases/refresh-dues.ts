import type { Context } from '../context.ts'
import { partsAfterEnd, type ContractEnd } from '../domain/contract-end.ts'
import { dueParts, onEachDay, type DuePart } from '../domain/due-dates.ts'
import { invoicedParts, waitsForInvoice } from '../domain/invoiced-parts.ts'
import { bindingStates } from '../domain/lifecycle.ts'
import { obligationDay, type Known } from '../domain/obligation-due.ts'
import { told } from '../facts.ts'
import { dateOf, dayOf, maybeDay } from '../rows.ts'

/**
 * Finds anew when the installments of a contract and of its amendments fall due. "Acceptance date corrected after invoicing: the due date is
 * recalculated and the old date is kept": a due date that changes is superseded, never edited. What waits for an invoice follows the invoices
 * that stand; a day that was typed for it before invoices were followed counts only where there is none. What a contract that has ended still
 * owes is due with its end. `expires` says that it is running out in this transaction.
 */
export async function refreshDues(context: Context, contractId: string, expires = false): Promise<void> {
  const family = await readFamily(context, contractId)
  const [contract] = family
  const end = endOf(family, expires && contract!.id === contractId)
  const plan = family.flatMap(({ installments }) => installments.map((one) => ({ ...one, fixedOn: maybeDay(one.fixedOn) })))
  const invoices = family.flatMap((one) => one.invoices.map(({ contractId: of, issuedOn, currency, grossMinor, parts }) => ({ contractId: of, on: dayOf(issuedOn), currency, amountMinor: grossMinor, parts })))
  const byInvoice = invoicedParts(plan, invoices, contract!.id)
  for (const { acceptanceBasis, customerId, installments, triggers, obligations, invoices: own } of family) {
    const happened = triggers.map(({ kind, happenedOn, shareBp, isFinal }) => ({ kind, on: dayOf(happenedOn), shareBp, isFinal }))
    const days = new Map<number, readonly string[]>()
    for (const installment of installments) {
      const isInvoiced = waitsForInvoice(installment) && invoices.length > 0
      const parts = isInvoiced ? byInvoice.get(installment.id)! : dueParts({ ...installment, fixedOn: maybeDay(installment.fixedOn) }, happened, acceptanceBasis)
      const writtenOffMinor = installment.writeOffs.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
      const due = onEachDay(end === null ? parts : partsAfterEnd({ ...installment, writtenOffMinor }, parts, end))
      days.set(installment.ordinal, due.map(({ dueOn }) => dueOn))
      await replaceDues(context, { ...installment, customerId }, due)
    }
    const invoiced = own.map(({ issuedOn }) => ({ kind: 'INVOICE' as const, on: dayOf(issuedOn), shareBp: 10_000, isFinal: true }))
    await refreshObligations(context, obligations, { happened: [...happened, ...invoiced], dues: days })
  }
}

/** The contract that was first agreed on, locked, and then its amendments that bind, in the order of their signatures; and the one that is being signed. */
async function readFamily(context: Context, contractId: string) {
  const system = context.system('due dates follow what happened to a contract')
  const { parentId } = await system.contract.findUniqueOrThrow({ where: { id: contractId }, select: { parentId: true } })
  const first = parentId ?? contractId
  await system.contract.update({ where: { id: first }, data: {} })
  const family = await system.contract.findMany({
    where: { OR: [{ id: first }, { parentId: first, OR: [{ status: { in: [...bindingStates] } }, { id: contractId }] }] },
    include: {
      triggers: { where: { supersededAt: null } }, invoices: { where: { status: 'ISSUED' }, include: { parts: true }, orderBy: { createdAt: 'asc' } },
      installments: { include: { dues: { where: { supersededAt: null } }, writeOffs: { where: { status: 'APPROVED' } } }, orderBy: { ordinal: 'asc' } },
      terminations: { where: { status: 'AGREED' } }, obligations: { where: { dueKind: { in: ['AFTER_EVENT', 'WITH_INSTALLMENT'] }, status: 'OPEN' } },
    },
    orderBy: [{ signedOn: 'asc' }, { id: 'asc' }],
  })
  return [...family.filter(({ id }) => id === first), ...family.filter(({ id }) => id !== first)]
}

type Family = Awaited<ReturnType<typeof readFamily>>

/** Of the contract that was first agreed on: its amendments end with it. Null while it runs. */
function endOf(family: Family, expires: boolean): ContractEnd | null {
  const { status, effectiveEndOn, terminations: [termination] } = family[0]!
  if (termination) return { dueOn: dayOf(termination.settlementDueOn ?? termination.terminatedOn), settledOn: dayOf(termination.terminatedOn) }
  const dueOn = expires || status === 'EXPIRED' || status === 'CLOSED' ? maybeDay(effectiveEndOn) : null
  return dueOn === null ? null : { dueOn, settledOn: null }
}

/** What follows an event or an installment is due when that is known, and no more where that was taken back; what is done keeps its day. */
async function refreshObligations(context: Context, obligations: Family[number]['obligations'], known: Known): Promise<void> {
  const system = context.system('the day of an obligation follows what happened')
  for (const { id, dueOn, ...rule } of obligations) {
    const day = obligationDay({ ...rule, dueOn: null }, known)
    if (day !== maybeDay(dueOn)) await system.obligation.update({ where: { id }, data: { dueOn: day === null ? null : dateOf(day) } })
  }
}

interface Planned {
  readonly id: string
  readonly contractId: string
  readonly customerId: string
  readonly currency: string
  readonly dues: readonly { readonly id: string; readonly dueOn: Date; readonly amountMinor: bigint }[]
}

async function replaceDues(context: Context, { id, contractId, customerId, currency, dues }: Planned, parts: readonly DuePart[]): Promise<void> {
  const system = context.system('a due date that changes is superseded')
  const old = dues.filter((due) => !parts.some((part) => isSame(part, due)))
  const fresh = parts.filter((part) => !dues.some((due) => isSame(part, due)))
  if (old.length > 0) await system.installmentDue.updateMany({ where: { id: { in: old.map((due) => due.id) } }, data: { supersededAt: context.now() } })
  for (const { dueOn, amountMinor } of fresh) {
    await system.installmentDue.create({ data: { installmentId: id, dueOn: dateOf(dueOn), amountMinor, currency } })
    context.emit('installment.due', id, { contractId, installmentId: id, customerId, dueOn, amount: told(amountMinor, currency) })
  }
}

function isSame(part: DuePart, due: { readonly dueOn: Date; readonly amountMinor: bigint }): boolean {
  return part.dueOn === dayOf(due.dueOn) && part.amountMinor === due.amountMinor
}
