import { differencesOf } from '@tenon/contracts'
import { money as amount } from '@tenon/core/money'
import type { DemoCompany } from '../company.ts'
import type { DemoReceipt, DemoWriteOff, Payment } from '../contracts/money-in.ts'
import { dateOf, momentOf, type Day } from '../days.ts'
import type { MadeContract } from './contract-rows.ts'
import { worthOf } from './rate-rows.ts'
import type { Stamper } from './stamps.ts'

/** "Recorded by one, confirmed by another": the cashier, and who rechecks. */
const [RECORDED_BY, CONFIRMED_BY] = ['he.ting', 'wu.jingyi'] as const
/** "Write-off: finance and a leader." */
const [ASKED_BY, AGREED_BY] = ['jiang.wanting', 'zheng.hongyuan'] as const

/** Receipts with what they pay, credit of customers, and what was written off. */
export function moneyRows({ money, newId }: DemoCompany, made: readonly MadeContract[], stamper: Stamper) {
  const ownerOf = new Map(made.map(({ contract, common: { ownerId, teamId } }) => [contract, { ownerId, teamId }]))
  const allocationIds = new Map(money.receipts.flatMap(({ allocations }) => allocations.map((allocation) => [allocation, newId()])))
  return {
    receipt: money.receipts.map((receipt) => receiptRow(receipt, stamper)),
    receiptAllocation: money.receipts.flatMap(({ id, on, confirmed, allocations }) => allocations.map((allocation) => ({ allocation, ...allocation })).map(({ allocation, contract, installment, amountMinor }) => ({
      id: allocationIds.get(allocation)!, receiptId: id, contractId: contract.id, installmentId: installment.id, amountMinor, currency: contract.currency, countedOn: confirmed ? dateOf(on) : null, ...ownerOf.get(contract)!, ...stamped(on, confirmed, stamper),
    }))),
    exchangeDifference: money.receipts.flatMap((receipt) => differencesIn(receipt, allocationIds).map(({ contract, ...row }) => ({ ...row, contractId: contract.id, ...ownerOf.get(contract)!, ...stamped(receipt.on, true, stamper) }))),
    customerCredit: money.receipts.flatMap((receipt) => creditOf(receipt, stamper)),
    writeOff: money.writeOffs.map((writeOff) => ({ ...writeOffRow(writeOff, stamper), ...ownerOf.get(writeOff.contract)! })),
  }
}

function receiptRow({ id, customer, currency, on, amountMinor, reference, method, confirmed }: DemoReceipt, stamper: Stamper) {
  const { person, scope } = stamper
  return {
    id, bankReference: reference, customerId: customer.id, receivedOn: dateOf(on), amountMinor, currency, valueMinor: amountMinor, valueCurrency: currency, ...worthOf({ currency, minor: amountMinor, day: confirmed ? on : null }), method, status: confirmed ? 'CONFIRMED' : 'RECORDED', recordedById: person(RECORDED_BY)!,
    confirmedById: confirmed ? person(CONFIRMED_BY) : null, confirmedAt: confirmed ? momentOf(on, CONFIRMED_AT) : null, ...scope(customer.steward.seller, customer.steward.team), ...stamped(on, confirmed, stamper),
  }
}

/** What payments in dollars brought over the rates of the months in which their contracts were signed. */
function differencesIn({ id, on, currency, amountMinor, confirmed, allocations }: DemoReceipt, ids: ReadonlyMap<Payment, string>) {
  const { baseMinor } = worthOf({ currency, minor: amountMinor, day: confirmed ? on : null })
  if (baseMinor === null) return []
  const paid = allocations.map(({ contract, amountMinor }) => ({ amountMinor, baseRate: worthOf({ currency, minor: 0n, day: contract.course.signed!.on }).baseRate }))
  const differences = differencesOf(amount(baseMinor, 'CNY'), amount(amountMinor, currency), paid)
  return allocations.map((allocation, index) => ({ receiptId: id, allocationId: ids.get(allocation)!, contract: allocation.contract, bookedOn: dateOf(on), ...differences[index]!, currency: 'CNY' }))
}

const [RECORDED_AT, CONFIRMED_AT] = [10 * 60 + 20, 15 * 60 + 40]

function stamped(on: Day, confirmed: boolean, { stamps, person }: Stamper) {
  const own = stamps(RECORDED_BY, momentOf(on, RECORDED_AT), momentOf(on, confirmed ? CONFIRMED_AT : RECORDED_AT))
  return confirmed ? { ...own, updatedById: person(CONFIRMED_BY) } : own
}

/** What is left over is credit from the moment at which it is confirmed. */
function creditOf({ id, customer, currency, on, amountMinor, allocations, confirmed }: DemoReceipt, { scope, stamps }: Stamper) {
  const rest = amountMinor - allocations.reduce((sum, payment) => sum + payment.amountMinor, 0n)
  if (rest === 0n || !confirmed) return []
  return [{ customerId: customer.id, kind: 'OVERPAYMENT', bookedOn: dateOf(on), amountMinor: rest, currency, receiptId: id, ...scope(customer.steward.seller, customer.steward.team), ...stamps(CONFIRMED_BY, momentOf(on, CONFIRMED_AT)) }]
}

function writeOffRow({ contract, installment, kind, amountMinor, reason, on, askedOn }: DemoWriteOff, { person, stamps }: Stamper) {
  const isBadDebt = kind === 'BAD_DEBT'
  const [createdAt, updatedAt] = [momentOf(askedOn, 11 * 60), momentOf(on ?? askedOn, 14 * 60)]
  return {
    contractId: contract.id, installmentId: installment.id, kind, amountMinor, currency: contract.currency, reason, status: on === null ? 'REQUESTED' : 'APPROVED', countedOn: on === null ? null : dateOf(on),
    requestedById: isBadDebt ? person(ASKED_BY) : null, decidedById: isBadDebt && on !== null ? person(AGREED_BY) : null, ...stamps(isBadDebt ? ASKED_BY : contract.owner, createdAt, updatedAt),
  }
}
