import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { isOpen, type ContractState } from '../domain/lifecycle.ts'
import { beforeContractWrite } from '../use-cases/write-contract.ts'

const readOnly = { readOnly: true } as const

export function contract(b: TenonBuilder<Slice>): void {
  b.resource('Contract', {
    icon: 'file-text', nav: 30, title: 'title', subtitle: 'number',
    search: ['title', 'number', 'customer.name'],
    list: { columns: ['number', 'title', 'customer', 'status', 'gross', 'signedOn', 'endOn', 'owner'], sort: ['-createdAt'] },
    board: { by: 'status', sum: 'gross', cards: ['customer', 'gross', 'owner'] },
    calendar: { start: 'startOn', end: 'endOn', colour: 'status' },
    form: [
      'title', 'customer', 'type', 'parent', 'startOn', 'endOn', 'endsContract', 'deliveryDueOn', 'acceptanceBasis', 'signingOrder', '#money', 'fxCurrency', 'fxRate', 'fxOn', '#more', 'owner', 'team', 'description',
    ],
    fields: {
      // The order of an amendment is that of its contract, where nobody says another.
      signingOrder: { default: null }, owner: { default: 'me' },
      number: readOnly, gross: readOnly, net: readOnly, tax: readOnly, list: readOnly, discountBp: { readOnly: true, summable: false },
      status: { readOnly: true, tones: {
        DRAFT: 'neutral', IN_REVIEW: 'warning', APPROVED: 'info', OUT_FOR_SIGNATURE: 'info', SIGNED: 'success', FULFILLED: 'success', CLOSED: 'neutral',
        REJECTED: 'danger', VOID: 'neutral', SUSPENDED: 'warning', TERMINATED: 'danger', EXPIRED: 'warning',
      } },
      type: { tones: { SALE: 'info', SUBSCRIPTION: 'accent', SERVICE: 'accent', MAINTENANCE: 'accent', FRAMEWORK: 'neutral', AMENDMENT: 'warning' } },
      revision: { readOnly: true, summable: false }, contentHash: readOnly, submittedAt: readOnly, sentAt: readOnly, signedOn: readOnly, terminatedOn: readOnly, statusReason: readOnly,
      templateVersion: readOnly, fxRate: { summable: false }, base: readOnly, baseRate: { readOnly: true, summable: false }, baseRateOn: readOnly, description: { kind: 'richtext', maxLength: 100_000 },
      parent: { showWhen: { field: 'type', in: ['AMENDMENT'] } }, endsContract: { showWhen: { field: 'type', in: ['AMENDMENT'] } }, effectiveEndOn: readOnly,
    },
    // Lines, payment plan, obligations and revisions have tabs of their own.
    related: ['terms', 'splits', 'deviations', 'reviews', 'signatures', 'triggers', 'allocations', 'exchangeDifferences', 'invoices', 'writeOffs', 'costs', 'amendments', 'terminations'],
    operations: { delete: false },
    editable: ({ status }) => isOpen(status as ContractState) || { only: ['owner', 'team'] },
    beforeWrite: beforeContractWrite,
  })
}
