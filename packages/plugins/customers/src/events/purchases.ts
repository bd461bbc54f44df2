import type { DomainEvent, EventHandler } from '@tenon/core'
import type { AnyContext } from '../context.ts'
import { report, type Purchase } from './reported-purchases.ts'

/** An amount as facts carry it, or whole minor units as text. */
type Told = string | { readonly minor: string; readonly currency?: string } | null

/** What `contract.signed`, `contract.amended`, `contract.voided` and `contract.terminated` say; an amendment is a contract of its own, whose amount is the difference. */
interface ContractFact {
  readonly customerId: string
  readonly contractId: string
  readonly signedOn?: string | null
  readonly gross?: Told
  readonly currency?: string | null
  /** What it is worth in the currency of the company, where that is known. */
  readonly base?: Told
  /** By how much an amendment changed the amount. */
  readonly delta?: Told
  readonly revision?: number | string
  readonly renewal?: boolean
  readonly terminatedOn?: string
  /** By how much a settlement stays below the amount of a contract that ends before its time. */
  readonly forgone?: Told
}

interface WonFact {
  readonly customerId: string | null
  readonly amountMinor: string
  readonly currency: string | null
  readonly closedOn?: string | null
  /** Absent in what was told before worths were frozen. */
  readonly base?: Told
}

/**
 * Purchases as other modules report them, in the transaction of the report: a customer is active the moment its contract is
 * signed. Each report counts once, however often it comes: by its key.
 */
export const purchaseHandlers: readonly EventHandler[] = [
  handler('contract.signed', async ({ payload }: DomainEvent<ContractFact>, context) => {
    await keep(context, { ...fromContract(payload, context), factKey: `contracts:${payload.contractId}:signed`, kind: payload.renewal ? 'RENEWAL' : 'NEW', grossMinor: minorOf(payload.gross), base: baseOf(payload.base) })
  }),
  handler('contract.amended', async ({ payload }: DomainEvent<ContractFact>, context) => {
    const key = String(payload.revision ?? minorOf(payload.delta ?? payload.gross))
    await keep(context, { ...fromContract(payload, context), factKey: `contracts:${payload.contractId}:amended:${key}`, kind: 'AMENDMENT', grossMinor: minorOf(payload.delta ?? payload.gross), base: baseOf(payload.base) })
  }),
  handler('contract.voided', ({ payload }: DomainEvent<ContractFact>, context) => takeBack(context, 'contracts', payload.contractId)),
  // Policy: "signed, terminated: dated, settlement." What was bought stays bought, and by what is given up it was less.
  handler('contract.terminated', async ({ payload }: DomainEvent<ContractFact>, context) => {
    const forgone = minorOf(payload.forgone)
    if (forgone === 0n) return
    await keep(context, { ...fromContract(payload, context), on: (payload.terminatedOn ?? context.today()).slice(0, 10), factKey: `contracts:${payload.contractId}:terminated`, kind: 'RETURN', grossMinor: -forgone, base: undefined })
  }),
  handler('opportunity.won', async ({ recordId, payload }: DomainEvent<WonFact>, context) => {
    if (recordId === null || payload.customerId === null) return
    // Where contracts are kept, the signed contract is the purchase; a won deal would count it twice. One that was won before there were contracts gives way to its contract.
    if ('contract' in (context.db as object)) return takeBack(context, 'pipeline', recordId)
    const sourceId = recordId
    await keep(context, { factKey: `pipeline:${sourceId}:won`, sourceModule: 'pipeline', sourceId, kind: 'NEW', on: payload.closedOn ?? context.today(), grossMinor: /^-?\d+$/.test(payload.amountMinor) ? BigInt(payload.amountMinor) : 0n, currency: payload.currency ?? 'CNY', base: baseOf(payload.base), customerId: payload.customerId })
  }),
  handler('opportunity.lost', ({ recordId }: DomainEvent, context) => (recordId === null ? Promise.resolve() : takeBack(context, 'pipeline', recordId))),
]

function handler<Payload>(event: string, run: (event: DomainEvent<Payload>, context: AnyContext) => Promise<void>): EventHandler {
  return { event, id: `purchases:${event}`, mode: 'in-transaction', run: (given, context) => run(given as DomainEvent<Payload>, context as AnyContext) }
}

function minorOf(told: Told | undefined): bigint {
  return told ? BigInt(typeof told === 'string' ? told : told.minor) : 0n
}

function baseOf(told: Told | undefined): Purchase['base'] {
  return told && typeof told !== 'string' && told.currency !== undefined ? { minor: BigInt(told.minor), currency: told.currency } : undefined
}

function fromContract({ customerId, contractId, signedOn, currency }: ContractFact, context: AnyContext): Pick<Purchase, 'sourceModule' | 'sourceId' | 'on' | 'currency' | 'customerId'> {
  return { sourceModule: 'contracts', sourceId: contractId, on: (signedOn ?? context.today()).slice(0, 10), currency: currency ?? 'CNY', customerId }
}

function keep(context: AnyContext, purchase: Purchase): Promise<void> {
  return report(context, { purchase })
}

/** All that a source reported and that still counts is taken back, row by row. */
function takeBack(context: AnyContext, sourceModule: 'contracts' | 'pipeline', sourceId: string): Promise<void> {
  return report(context, { takenBack: { sourceModule, sourceId } })
}
