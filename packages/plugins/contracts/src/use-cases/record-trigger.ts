import type { Context } from '../context.ts'
import { canMove } from '../domain/lifecycle.ts'
import { errors, inState } from '../errors.ts'
import { requireReach } from '../reach.ts'
import { rowOf } from '../rows.ts'
import { requireHappened } from './days-of-what-happened.ts'
import { refreshDues } from './refresh-dues.ts'

/** What is typed by hand, where no other module tells of it; signing and issuing an invoice tell of themselves. */
export const typedTriggers = ['SHIPMENT', 'ACCEPTANCE'] as const

export interface TriggerInput {
  readonly contractId: string
  readonly kind: 'SIGNATURE' | 'INVOICE' | (typeof typedTriggers)[number]
  readonly happenedOn: Date
  /** Which share of the whole was accepted; all of it where nothing is said. */
  readonly shareBp?: number | null
  readonly isFinal?: boolean | null
  readonly note?: string | null
}

/** A shipment or an acceptance, typed by hand where no other module tells of it. */
export async function recordTrigger(context: Context, input: TriggerInput): Promise<string> {
  const contractId = rowOf(input.contractId, 'Contract')
  if (!(typedTriggers as readonly string[]).includes(input.kind)) throw errors.TRIGGER_NOT_TYPED()
  requireHappened(context, input.happenedOn)
  await signedContract(context, contractId)
  const shareBp = input.shareBp ?? 10_000
  const isFinal = input.isFinal ?? shareBp === 10_000
  if (input.kind === 'ACCEPTANCE') await checkShares(context, contractId, shareBp)
  await context.system('a trigger date of a contract is typed').contractTrigger.create({
    data: { contractId, kind: input.kind, happenedOn: input.happenedOn, shareBp, isFinal, note: input.note ?? null },
  })
  await refreshDues(context, contractId)
  return contractId
}

export interface TriggerCorrection {
  readonly id: string
  readonly happenedOn: Date
  readonly note?: string | null
}

/** Corrects the day; the old one stays, superseded, and due dates are found anew. */
export async function correctTrigger(context: Context, input: TriggerCorrection): Promise<string> {
  const id = rowOf(input.id, 'ContractTrigger')
  requireHappened(context, input.happenedOn)
  const old = await context.db.contractTrigger.findUniqueOrThrow({ where: { id } })
  await signedContract(context, old.contractId)
  const system = context.system('a trigger date of a contract is corrected')
  const { count } = await system.contractTrigger.updateMany({ where: { id, supersededAt: null, kind: { not: 'SIGNATURE' } }, data: { supersededAt: context.now() } })
  if (count === 0) throw errors.TRIGGER_CORRECTED()
  const { contractId, kind, shareBp, isFinal, source } = old
  await system.contractTrigger.create({ data: { contractId, kind, shareBp, isFinal, source, happenedOn: input.happenedOn, note: input.note ?? null, replacesId: id } })
  await refreshDues(context, contractId)
  return contractId
}

async function signedContract(context: Context, contractId: string) {
  const contract = await context.db.contract.findUniqueOrThrow({ where: { id: contractId } })
  requireReach(context, context.principal.has('contracts:invoices') ? 'contracts:invoices' : 'contracts:draft', contract, 'OWNER')
  await context.system('one trigger of a contract at a time').contract.update({ where: { id: contractId }, data: {} })
  if (!canMove('terminate', contract.status)) throw errors.CONTRACT_STATE(inState('ContractStatus', contract.status))
  return contract
}

async function checkShares({ db }: Context, contractId: string, shareBp: number): Promise<void> {
  const others = await db.contractTrigger.findMany({ where: { contractId, kind: 'ACCEPTANCE', supersededAt: null } })
  const total = others.reduce((sum, other) => sum + other.shareBp, shareBp)
  if (shareBp <= 0 || total > 10_000) throw errors.TRIGGER_SHARES()
}
