import type { Database } from '../context.ts'
import type { InstallmentAccount } from '../domain/installment-status.ts'
import { dayOf } from '../rows.ts'

/** What Prisma reads of an installment so that its standing can be found. */
export const accountInclude = {
  dues: { where: { supersededAt: null } },
  allocations: true,
  writeOffs: { where: { status: { not: 'REJECTED' } } },
} as const

export type InstallmentRow = Awaited<ReturnType<typeof readAccounts>>[number]

/** Installments with all that was due, paid and given up on them. */
export function readAccounts(db: Database, where: object) {
  return db.installment.findMany({ where, include: { ...accountInclude, contract: { select: { id: true, title: true, number: true, customerId: true, ownerId: true, status: true, currency: true, baseCurrency: true, baseRate: true, customer: { select: { id: true, name: true } } } } }, orderBy: [{ contractId: 'asc' }, { ordinal: 'asc' }] })
}

/** Only what counts: money whose receipt is confirmed, write-offs that are agreed to. */
export function accountOf(installment: Pick<InstallmentRow, 'amountMinor' | 'dues' | 'allocations' | 'writeOffs'>): InstallmentAccount {
  return {
    amountMinor: installment.amountMinor,
    dues: installment.dues.map(({ dueOn, amountMinor }) => ({ dueOn: dayOf(dueOn), amountMinor })),
    collected: installment.allocations.flatMap(({ countedOn, amountMinor }) => (countedOn === null ? [] : [{ on: dayOf(countedOn), amountMinor }])),
    writtenOff: installment.writeOffs.flatMap(({ countedOn, amountMinor }) => (countedOn === null ? [] : [{ on: dayOf(countedOn), amountMinor }])),
  }
}

/** What may still be allocated: nothing that is allocated already counts, confirmed or not, nor what is to be written off. */
export function openOf({ amountMinor, allocations, writeOffs }: Pick<InstallmentRow, 'amountMinor' | 'allocations' | 'writeOffs'>): bigint {
  const taken = [...allocations, ...writeOffs].reduce((sum, row) => sum + row.amountMinor, 0n)
  return amountMinor - taken
}
