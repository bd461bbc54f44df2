import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import type { Context } from '../context.ts'
import { isOpen, type ContractState } from '../domain/lifecycle.ts'
import { afterInstallmentWrite, afterLineWrite, afterTermWrite, beforeInstallmentWrite, beforeLineWrite, beforeObligationWrite, beforeTermWrite } from '../use-cases/write-content.ts'

const readOnly = { readOnly: true } as const
const risks = { tones: { LOW: 'neutral', MEDIUM: 'warning', HIGH: 'danger' } } as const

/** What a contract says: lines, payment plan, clauses, obligations and splits. */
export function content(b: TenonBuilder<Slice>): void {
  b.resource('ContractLine', {
    icon: 'list',
    list: { columns: ['contract', 'title', 'kind', 'quantity', 'unitPrice', 'taxRateBp', 'gross', 'net'], sort: ['ordinal'] },
    form: ['contract', 'title', 'product', 'kind', 'quantity', 'unitPrice', 'listPrice', 'taxRateBp', 'costEstimate', 'serviceFrom', 'serviceTo', 'ordinal'],
    fields: {
      gross: readOnly, net: readOnly, tax: readOnly, costFromCatalog: readOnly, discountBp: { readOnly: true, summable: false }, unitPrice: { summable: false }, listPrice: { summable: false },
      taxRateBp: { summable: false }, ordinal: { summable: false }, owner: readOnly, team: readOnly,
    },
    operations: { delete: false },
    editable: whileOpen,
    beforeWrite: beforeLineWrite,
    afterWrite: afterLineWrite,
  })
  b.resource('Installment', {
    icon: 'calendar-clock', nav: 31,
    list: { columns: ['contract', 'ordinal', 'title', 'trigger', 'offset', 'amount', 'isRetention'], sort: ['contract', 'ordinal'] },
    form: ['contract', 'ordinal', 'title', 'mode', 'shareBp', 'amount', 'trigger', 'offset', 'anchor', 'fixedOn', 'isRetention'],
    fields: { amount: { required: false }, shareBp: { summable: false }, ordinal: { summable: false }, offset: { summable: false }, owner: readOnly, team: readOnly, anchor: { showWhen: { field: 'trigger', in: ['MONTHS_AFTER'] } } },
    related: ['dues', 'invoiceParts', 'allocations', 'writeOffs'],
    operations: { delete: false },
    editable: whileOpen,
    beforeWrite: beforeInstallmentWrite,
    afterWrite: afterInstallmentWrite,
  })
  b.resource('InstallmentDue', { icon: 'calendar', title: 'dueOn', list: { columns: ['installment', 'dueOn', 'amount', 'supersededAt'], sort: ['dueOn'] }, hidden: ['announcedAt', 'alertedDays'], operations: { create: false, update: false, delete: false } })
  b.resource('ContractTerm', {
    icon: 'scroll-text',
    list: { columns: ['contract', 'ordinal', 'category', 'title'], sort: ['ordinal'] },
    form: ['contract', 'category', 'clause', 'title', 'text', 'ordinal'],
    fields: { text: { kind: 'longtext' }, standard: { readOnly: true, kind: 'longtext' }, ordinal: { summable: false }, owner: readOnly, team: readOnly },
    operations: { delete: false },
    editable: whileOpen,
    beforeWrite: beforeTermWrite,
    afterWrite: afterTermWrite,
  })
  b.resource('ContractDeviation', { icon: 'git-compare', title: 'newText', list: { columns: ['contract', 'term', 'clause', 'riskLevel'] }, fields: { riskLevel: risks, oldText: { kind: 'longtext' }, newText: { kind: 'longtext' } }, operations: { create: false, update: false, delete: false } })
  b.resource('Obligation', {
    icon: 'list-checks', nav: 32,
    list: { columns: ['title', 'contract', 'party', 'kind', 'dueOn', 'status'], sort: ['dueOn'] },
    calendar: { start: 'dueOn', colour: 'status' },
    form: ['contract', 'title', 'party', 'kind', 'dueKind', 'dueOn', 'dueEvent', 'dueInstallment', 'dueOffset', 'dueNote'],
    fields: { status: { readOnly: true, tones: { OPEN: 'info', DONE: 'success', WAIVED: 'neutral' } }, doneOn: readOnly, evidence: readOnly, dueEvent: { showWhen: { field: 'dueKind', in: ['AFTER_EVENT'] } }, dueInstallment: { summable: false, showWhen: { field: 'dueKind', in: ['WITH_INSTALLMENT'] } },
      dueOffset: { summable: false, required: false, showWhen: { field: 'dueKind', in: ['AFTER_EVENT', 'WITH_INSTALLMENT'] } }, owner: readOnly, team: readOnly },
    operations: { delete: false },
    editable: whileOpen,
    beforeWrite: beforeObligationWrite,
  })
  b.resource('ContractSplit', {
    icon: 'split', list: { columns: ['contract', 'person', 'kind', 'shareBp'] },
    fields: { shareBp: { summable: false }, kind: { tones: { REVENUE: 'success', OVERLAY: 'info' } } },
    // Shares make sense only together: they are set as a whole.
    operations: { create: false, update: false, delete: false },
  })
}

/** What a contract says can be edited as long as the contract can. */
async function whileOpen({ contractId }: Readonly<Record<string, unknown>>, { db }: Context): Promise<boolean> {
  const contract = await db.contract.findUnique({ where: { id: contractId as string }, select: { status: true } })
  return contract !== null && isOpen(contract.status as ContractState)
}
