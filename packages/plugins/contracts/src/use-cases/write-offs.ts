import type { Context } from '../context.ts'
import { errors, inState, whom } from '../errors.ts'
import { peopleOf, requireInPerson } from '../reach.ts'
import { amountOf, dateOf, rowOf, spell, type MoneyInput } from '../rows.ts'
import { settleOwing } from './hold-owing.ts'
import { openOf, readAccounts } from './installment-accounts.ts'

/** Finance proposes to give up what is open of an installment; until a leader agrees it only keeps others from allocating to it. */
export async function requestWriteOff(context: Context, input: { readonly installmentId: string; readonly amount: MoneyInput; readonly reason: string }): Promise<string> {
  const requestedById = requireInPerson(context)
  if (!context.principal.has('contracts:write-off')) throw errors.CONTRACT_NOT_ALLOWED(whom('FINANCE'))
  const installmentId = rowOf(input.installmentId, 'Installment')
  await context.db.installment.findUniqueOrThrow({ where: { id: installmentId } })
  await context.system('one write-off of an installment at a time').installment.update({ where: { id: installmentId }, data: {} })
  const [installment] = await readAccounts(context.db, { id: installmentId })
  const { minor, currency } = amountOf(input.amount, installment!.currency)
  if (currency !== installment!.currency) throw errors.CONTRACT_CURRENCY_MIXED({ currency: installment!.currency })
  if (minor <= 0n) throw errors.RECEIPT_AMOUNT()
  const open = openOf(installment!)
  if (minor > open) throw errors.INSTALLMENT_OVERPAID({ title: installment!.title, open: spell(open > 0n ? open : 0n, currency) })
  const { contractId } = installment!
  const { id } = await context.db.writeOff.create({ data: { contractId, installmentId, amountMinor: minor, currency, reason: input.reason, requestedById }, select: { id: true } })
  return id
}

/** "Write-off = FINANCE + LEADER": a leader, who is somebody else, agrees or not. */
export async function decideWriteOff(context: Context, input: { readonly id: string; readonly expectedVersion: number; readonly agree: boolean }): Promise<string> {
  const decidedById = requireInPerson(context)
  if (!context.principal.has('contracts:approve-write-off')) throw errors.CONTRACT_NOT_ALLOWED(whom('LEADER'))
  const id = rowOf(input.id, 'WriteOff')
  await context.db.writeOff.update({ where: { id, version: input.expectedVersion }, data: {} })
  const writeOff = await context.db.writeOff.findUniqueOrThrow({ where: { id } })
  if (writeOff.status !== 'REQUESTED') throw errors.RECEIPT_STATE(inState('WriteOffStatus', writeOff.status))
  if (writeOff.requestedById !== null && peopleOf(context.principal).includes(writeOff.requestedById)) throw errors.WRITE_OFF_SAME_PERSON()
  await context.db.writeOff.update({ where: { id }, data: { status: input.agree ? 'APPROVED' : 'REJECTED', decidedById, countedOn: input.agree ? dateOf(context.today()) : null } })
  if (input.agree) {
    const { customerId } = await context.system('what is given up is owed no more').contract.findUniqueOrThrow({ where: { id: writeOff.contractId }, select: { customerId: true } })
    settleOwing(context, customerId)
  }
  return id
}
