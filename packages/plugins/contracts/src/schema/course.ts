import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'

const written = { create: false, update: false, delete: false } as const

/** What happened to a contract: written by its rules, read by people. */
export function course(b: TenonBuilder<Slice>): void {
  b.resource('ContractTrigger', { icon: 'flag', title: 'happenedOn', list: { columns: ['contract', 'kind', 'happenedOn', 'shareBp', 'isFinal', 'source', 'supersededAt'], sort: ['-happenedOn'] }, fields: { shareBp: { summable: false } }, operations: written })
  b.resource('ContractReview', {
    icon: 'users', nav: 33, list: { columns: ['contract', 'title', 'revision', 'askedAt', 'decidedAt', 'outcome'], sort: ['-askedAt'] },
    board: { by: 'department', cards: ['contract', 'askedAt'] },
    fields: { revision: { summable: false }, outcome: { tones: { APPROVED: 'success', RETURNED: 'warning', REJECTED: 'danger', VOID: 'neutral' } } }, hidden: ['stepKey'], operations: written,
  })
  b.resource('ContractRevision', { icon: 'history', title: 'contentHash', list: { columns: ['contract', 'revision', 'createdAt', 'contentHash'], sort: ['-revision'] }, fields: { revision: { summable: false } }, operations: written })
  b.resource('ContractSignature', { icon: 'pencil', title: 'signerName', list: { columns: ['contract', 'party', 'signerName', 'method', 'signedOn'], sort: ['-signedOn'] }, fields: { revision: { summable: false } }, operations: written })
  b.resource('ContractTermination', { icon: 'octagon-x', title: 'reason', list: { columns: ['contract', 'terminatedOn', 'settlement', 'settlementDueOn', 'status'], sort: ['-terminatedOn'] }, fields: { status: { tones: { PROPOSED: 'warning', AGREED: 'danger' } } }, operations: written })
}
