import type { Context } from '../context.ts'
import { piecesOf, type Piece } from '../domain/credit-parts.ts'
import { bindingStates } from '../domain/lifecycle.ts'
import { fxDifference } from '../domain/receipt-value.ts'
import { errors } from '../errors.ts'
import { amountOf, rowOf, spell, type MoneyInput } from '../rows.ts'
import { openOf, readAccounts } from './installment-accounts.ts'

export interface AllocationInput {
  readonly installmentId: string
  readonly amount: MoneyInput
}

/** The money that is allocated. */
export interface Source {
  readonly receiptId: string | null
  readonly customerId: string
  readonly valueMinor: bigint
  readonly currency: string
  /** What it is made of, the oldest first: a receipt is one part, credit has one for each receipt that it came of. */
  readonly parts: readonly Part[]
  readonly countedOn: Date | null
}

export interface Part {
  readonly amountMinor: bigint
  /** What of it was used up before. */
  readonly usedMinor: bigint
  /** Rate of the day and currency of the payment, where it was another one. */
  readonly fx: { readonly currency: string; readonly rate: string } | null
  /** The receipt that it came of, where it is credit. */
  readonly creditReceiptId?: string | null
}

/** An allocation as it was written: a piece of one part. */
export interface Allocated extends Piece {
  readonly id: string
  readonly contractId: string
}

/**
 * Allocates money to installments: "sum of the allocations of a receipt at most its amount, of an installment at most what is
 * open". The installments are locked, so of two who allocate the last yuan one is refused. Answers what was allocated.
 */
export async function allocateMoney(context: Context, source: Source, inputs: readonly AllocationInput[]): Promise<readonly Allocated[]> {
  const wanted = inputs.map(({ installmentId, amount }) => ({ installmentId: rowOf(installmentId, 'Installment'), amountMinor: minorIn(amount, source.currency) }))
  const ids = [...new Set(wanted.map(({ installmentId }) => installmentId))]
  await context.db.installment.findMany({ where: { id: { in: ids } }, select: { id: true } })
  await context.system('one allocation to an installment at a time').installment.updateMany({ where: { id: { in: ids } }, data: {} })
  const installments = new Map((await readAccounts(context.db, { id: { in: ids } })).map((row) => [row.id, row]))
  for (const id of ids) {
    const installment = installments.get(id)
    if (!installment) await context.db.installment.findUniqueOrThrow({ where: { id } })
    const total = wanted.filter(({ installmentId }) => installmentId === id).reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
    checkOne(installment!, total, source)
  }
  const allocated = wanted.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  if (allocated > source.valueMinor) throw errors.RECEIPT_OVER_ALLOCATED({ allocated: spell(allocated, source.currency), available: spell(source.valueMinor, source.currency) })
  return writePieces(context, source, wanted.map((one) => ({ ...one, contractId: installments.get(one.installmentId)!.contractId })))
}

/** An amount that pays an installment. */
export interface Wanted {
  readonly installmentId: string
  readonly contractId: string
  readonly amountMinor: bigint
}

/** Writes what pays each installment, one allocation for each part that it takes of the source, with the difference to the rate that its contract agreed on. */
export async function writePieces(context: Context, source: Pick<Source, 'receiptId' | 'currency' | 'parts' | 'countedOn'>, wanted: readonly Wanted[]): Promise<readonly Allocated[]> {
  const agreed = await agreedRates(context, wanted.map(({ contractId }) => contractId))
  const pieces = piecesOf(wanted.map(({ amountMinor }) => amountMinor), source.parts)
  // In the order in which they were asked for: what is read again is divided in that order too.
  const newIds = pieces.flat().map(() => context.newId()).toSorted()
  const rows = wanted.flatMap(({ installmentId, contractId }, index) => pieces[index]!.map((piece) => ({ ...piece, installmentId, contractId }))).map((row, index) => ({ ...row, id: newIds[index]! }))
  await context.db.receiptAllocation.createMany({
    data: rows.map(({ id, installmentId, contractId, part, amountMinor }) => {
      const { fx, creditReceiptId = null } = source.parts[part]!
      const rate = fx === null ? undefined : agreed.get(`${contractId}:${fx.currency}`)
      const fxDifferenceMinor = rate === undefined ? 0n : fxDifference(amountMinor, fx!.rate, rate)
      return { id, receiptId: source.receiptId, creditReceiptId, contractId, installmentId, amountMinor, currency: source.currency, countedOn: source.countedOn, fxDifferenceMinor }
    }),
  })
  return rows
}

type Account = Awaited<ReturnType<typeof readAccounts>>[number]

function checkOne(installment: Account, total: bigint, source: Source): void {
  const { title, contract, currency } = installment
  const isOwed = (bindingStates as readonly string[]).includes(contract.status) && contract.customerId === source.customerId
  if (!isOwed) throw errors.INSTALLMENT_NOT_OWED({ title })
  if (currency !== source.currency) throw errors.CONTRACT_CURRENCY_MIXED({ currency })
  const open = openOf(installment)
  if (total > open) throw errors.INSTALLMENT_OVERPAID({ title, open: spell(open > 0n ? open : 0n, currency) })
}

function minorIn(amount: MoneyInput, currency: string): bigint {
  const money = amountOf(amount, currency)
  if (money.currency !== currency) throw errors.CONTRACT_CURRENCY_MIXED({ currency })
  if (money.minor <= 0n) throw errors.RECEIPT_AMOUNT()
  return money.minor
}

async function agreedRates({ db }: Context, contractIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const contracts = await db.contract.findMany({ where: { id: { in: [...contractIds] }, fxRate: { not: null } }, select: { id: true, fxCurrency: true, fxRate: true } })
  return new Map(contracts.map(({ id, fxCurrency, fxRate }) => [`${id}:${fxCurrency}`, fxRate!.toFixed()]))
}
