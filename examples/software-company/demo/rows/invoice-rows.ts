import { money, splitTaxInclusive } from '@tenon/core/money'
import type { DemoCompany } from '../company.ts'
import { dateOf, momentOf } from '../days.ts'
import type { MadeContract } from './contract-rows.ts'
import type { Stamper } from './stamps.ts'

const WRITTEN_BY = 'wu.jingyi'

/** Invoices in the order of their numbers; a red one takes back net and tax of the one that it reverses. */
export function invoiceRows({ invoices }: DemoCompany, made: readonly MadeContract[], { stamps }: Stamper) {
  const ownerOf = new Map(made.map(({ contract, common: { ownerId, teamId } }) => [contract, { ownerId, teamId }]))
  return invoices.map(({ id, contract, number, kind, status, on, taxRateBp, grossMinor, reverses }) => {
    const { net, tax } = splitTaxInclusive(money(grossMinor, contract.currency), taxRateBp)
    return {
      id, contractId: contract.id, number, kind, status, issuedOn: dateOf(on), taxRateBp, grossMinor, netMinor: net.minor, taxMinor: tax.minor, currency: contract.currency, reversesId: reverses?.id ?? null,
      ...ownerOf.get(contract)!, ...stamps(WRITTEN_BY, momentOf(on, 14 * 60)),
    }
  })
}

/** Each invoice is for one installment. */
export function invoicePartRows({ invoices }: DemoCompany, { stamps }: Stamper) {
  return invoices.map(({ id, contract, installment, on, grossMinor }) => ({ invoiceId: id, installmentId: installment.id, amountMinor: grossMinor, currency: contract.currency, ...stamps(WRITTEN_BY, momentOf(on, 14 * 60)) }))
}
