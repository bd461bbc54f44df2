import { companyOf } from '@tenon/core'
import type { Context, Database } from '../context.ts'
import { contractProfit, marginOf, netOfSettlement, splitAmong } from '../domain/contract-profit.ts'
import { baseOf } from '../domain/in-base.ts'
import { bindingStates } from '../domain/lifecycle.ts'
import { told } from '../facts.ts'
import { maybeDay } from '../rows.ts'
import { lineCosts } from './line-costs.ts'

/** What a contract brings with its signed amendments. Amounts are minor units of its currency. */
export interface Profit {
  readonly contractId: string
  readonly currency: string
  readonly netMinor: bigint
  /** What the lines are expected to cost; frozen with the signature, before it as of today. */
  readonly plannedMinor: bigint
  /** What was typed beside that. */
  readonly directMinor: bigint
  readonly profitMinor: bigint
  readonly marginBp: number | null
  /** In the currency of the company, at the rate frozen with the signature; null where there is none. */
  readonly baseMinor: bigint | null
  /** Lines of which nobody knows what they cost: they count as nothing. */
  readonly unknownLines: number
  /** By the revenue shares; they make up the profit exactly. */
  readonly shares: readonly { readonly personId: string; readonly name: string; readonly amountMinor: bigint }[]
}

/**
 * "Contract profit = net - cost", within what the database shows. Of an amendment that of the contract that it changes. Null where nothing is priced. `signing`
 * is what takes effect in this transaction.
 */
export async function readProfit(context: Context, db: Database, id: string, signing?: string): Promise<Profit | null> {
  const { parentId } = await db.contract.findUniqueOrThrow({ where: { id }, select: { parentId: true } })
  const contractId = parentId ?? id
  const rows = await db.contract.findMany({
    where: { OR: [{ id: contractId }, { parentId: contractId, OR: [{ status: { in: [...bindingStates] } }, ...(signing === undefined ? [] : [{ id: signing }])] }] },
    include: { lines: true, costs: true, splits: { where: { kind: 'REVENUE' }, include: { person: { select: { name: true } } }, orderBy: [{ shareBp: 'desc' }, { personId: 'asc' }] }, terminations: { where: { status: 'AGREED' } } },
  })
  const contract = rows.find((row) => row.id === contractId)
  if (!contract || contract.currency === null) return null
  const { currency } = contract
  const lines = rows.flatMap((row) => row.lines)
  const costs = await lineCosts(context, lines, maybeDay(contract.signedOn) ?? context.today())
  const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n)
  const [gross, net] = [sum(rows.map(({ grossMinor }) => grossMinor ?? 0n)), sum(rows.map(({ netMinor: minor }) => minor ?? 0n))]
  const [settled] = contract.terminations
  const netMinor = settled ? netOfSettlement(net, gross, settled.settlementMinor) : net
  const plannedMinor = sum([...costs.values()].map((cost) => cost ?? 0n))
  const directMinor = sum(rows.flatMap((row) => row.costs.map(({ amountMinor }) => amountMinor)))
  const profitMinor = contractProfit(netMinor, plannedMinor + directMinor)
  const parts = splitAmong(profitMinor, currency, contract.splits.map(({ shareBp }) => shareBp))
  return {
    contractId, currency, netMinor, plannedMinor, directMinor, profitMinor, marginBp: marginOf(profitMinor, netMinor), baseMinor: baseOf(profitMinor, contract, companyOf(context).currency),
    unknownLines: [...costs.values()].filter((cost) => cost === null).length,
    shares: contract.splits.map(({ personId, person }, index) => ({ personId, name: person?.name ?? '…', amountMinor: parts[index]! })),
  }
}

/** Tells other modules what a contract brings, each time that changes: what targets of profit count. */
export async function tellProfit(context: Context, id: string): Promise<void> {
  const system = context.system('the fact of a profit names all of it')
  const profit = await readProfit(context, system, id, id)
  if (profit === null) return
  const { contractId, currency, netMinor, plannedMinor, directMinor, profitMinor, baseMinor, unknownLines } = profit
  const { customerId, ownerId, teamId, signedOn, splits } = await system.contract.findUniqueOrThrow({ where: { id: contractId }, include: { splits: true } })
  const own = companyOf(context).currency
  context.emit('contract.profit', contractId, {
    contractId, customerId, ownerId, teamId, signedOn: maybeDay(signedOn), net: told(netMinor, currency), cost: told(plannedMinor + directMinor, currency), profit: told(profitMinor, currency),
    base: baseMinor === null ? null : told(baseMinor, own), unknownLines, splits: splits.map(({ personId, kind, shareBp }) => ({ personId, kind, shareBp })),
  })
}
