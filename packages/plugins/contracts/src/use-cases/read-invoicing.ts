import type { Context, Database } from '../context.ts'
import type { Invoiceable } from '../domain/invoice-proposal.ts'
import { coverage, waitsForInvoice } from '../domain/invoiced-parts.ts'
import { bindingStates } from '../domain/lifecycle.ts'
import { dayOf, maybeDay } from '../rows.ts'

/** An installment with what of it is invoiced. */
export interface InvoicedInstallment extends Invoiceable {
  readonly contractId: string
  readonly contractTitle: string
  readonly title: string
  readonly ordinal: number
  readonly currency: string
  readonly amountMinor: bigint
  readonly invoicedMinor: bigint
}

export interface Invoicing {
  /** Null where nothing was priced yet. */
  readonly currency: string | null
  /** What can still be invoiced of the contract in all. */
  readonly availableMinor: bigint
  /** What an invoice of it may name: its installments and then those of its signed amendments; of an amendment its own. */
  readonly installments: readonly InvoicedInstallment[]
}

/**
 * What of a contract and its signed amendments is invoiced, and what can still be: money that an amendment or a settlement gave up is not, and one
 * amount is never invoiced both on a contract and on its amendment. A bad debt was sold all the same. Of invoices only those count that stand.
 */
export async function readInvoicing(db: Database, contractId: string): Promise<Invoicing> {
  const { parentId } = await db.contract.findUniqueOrThrow({ where: { id: contractId }, select: { parentId: true } })
  const first = parentId ?? contractId
  const rows = await db.contract.findMany({
    where: { OR: [{ id: first }, { id: contractId }, { parentId: first, status: { in: [...bindingStates] } }] },
    include: {
      installments: { include: { dues: { where: { supersededAt: null } }, writeOffs: { where: { status: 'APPROVED', kind: { in: ['AMENDMENT', 'SETTLEMENT'] } } } }, orderBy: { ordinal: 'asc' } },
      invoices: { where: { status: 'ISSUED' }, include: { parts: true }, orderBy: { createdAt: 'asc' } },
      terminations: { where: { status: 'AGREED' } },
    },
    orderBy: [{ signedOn: 'asc' }, { id: 'asc' }],
  })
  const family = [...rows.filter(({ id }) => id === first), ...rows.filter(({ id }) => id !== first)]
  const plan = family.flatMap(({ installments }) => installments.map((one) => ({ ...one, fixedOn: maybeDay(one.fixedOn) })))
  const covered = coverage(plan, family.flatMap(({ invoices }) => invoices.map((one) => ({ ...one, on: dayOf(one.issuedOn), amountMinor: one.grossMinor }))), first)
  const asked = family.find(({ id }) => id === contractId)!
  const installments = family.filter(({ id }) => contractId === first || id === contractId).flatMap(({ title: contractTitle, installments: own }) => own.map((one): InvoicedInstallment => {
    const invoicedMinor = sumOf(covered.get(one.id)!)
    const available = one.amountMinor - invoicedMinor - sumOf(one.writeOffs)
    return {
      id: one.id, contractId: one.contractId, contractTitle, title: one.title, ordinal: one.ordinal, currency: one.currency, amountMinor: one.amountMinor, invoicedMinor,
      availableMinor: available > 0n ? available : 0n, dueOn: one.dues.map(({ dueOn }) => dayOf(dueOn)).toSorted()[0] ?? null, waits: waitsForInvoice(one),
    }
  }))
  const settled = family.flatMap(({ terminations }) => terminations)[0]
  const price = settled?.settlementMinor ?? family.reduce((sum, { grossMinor }) => sum + (grossMinor ?? 0n), 0n)
  const left = price - family.reduce((sum, { invoices }) => sum + invoices.reduce((part, { grossMinor }) => part + grossMinor, 0n), 0n)
  const named = sumOf(installments.map(({ availableMinor: amountMinor }) => ({ amountMinor })))
  const most = installments.length > 0 && named < left ? named : left
  return { currency: asked.currency, availableMinor: most > 0n ? most : 0n, installments }
}

/** The same, with the contract that was first agreed on locked: nobody else invoices any of it meanwhile. Whoever may invoice knows all of it. */
export async function lockInvoicing(context: Context, contractId: string): Promise<Invoicing> {
  const system = context.system('one amount of a contract is invoiced once')
  const { parentId } = await system.contract.findUniqueOrThrow({ where: { id: contractId }, select: { parentId: true } })
  await system.contract.update({ where: { id: parentId ?? contractId }, data: {} })
  return readInvoicing(system, contractId)
}

function sumOf(amounts: readonly { readonly amountMinor: bigint }[]): bigint {
  return amounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
}
