import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import { afterLeadWrite, beforeLeadWrite } from '../../use-cases/leads/write-lead.ts'

export function lead(b: TenonBuilder<Slice>): void {
  b.resource('Lead', {
    icon: 'magnet', nav: 11, subtitle: 'company',
    search: ['name', 'company', 'email', 'phone', 'creditCode'],
    list: { columns: ['name', 'company', 'status', 'score', 'grade', 'source', 'owner', 'firstContactDueAt', 'createdAt'], sort: ['-createdAt'] },
    board: { by: 'status', cards: ['company', 'grade', 'owner'] },
    form: [
      'name', 'company', 'title', 'email', 'phone', '#profile', 'creditCode', 'industry', 'region', 'employees', '#needs', 'businessScope', 'painPoints',
      '#origin', 'source', 'campaignRef', 'owner', 'team',
    ],
    fields: {
      status: { tones: { NEW: 'info', ASSIGNED: 'info', WORKING: 'accent', QUALIFIED: 'success', CONVERTED: 'success', UNQUALIFIED: 'neutral', DUPLICATE: 'neutral', RECYCLED: 'warning' } },
      grade: { tones: { HOT: 'danger', WARM: 'warning', COLD: 'info' } },
      employees: { summable: false }, owner: { default: 'me' },
      score: { summable: false }, fitScore: { readOnly: true, summable: false }, intentScore: { readOnly: true, summable: false },
      assignedAt: { readOnly: true }, firstContactDueAt: { readOnly: true }, firstContactAt: { readOnly: true }, lastContactAt: { readOnly: true },
      qualifyReason: { readOnly: true }, disqualifyReason: { readOnly: true }, duplicateOf: { readOnly: true },
      businessScope: { kind: 'longtext' }, painPoints: { kind: 'longtext' },
    },
    related: ['touches', 'opportunities', 'duplicates'],
    hidden: ['companyKey', 'emailKey', 'phoneKey', 'scoreEvents'],
    beforeWrite: beforeLeadWrite,
    afterWrite: afterLeadWrite,
  })
  b.resource('LeadTouch', {
    icon: 'activity', title: 'note',
    list: { columns: ['lead', 'activity', 'source', 'at', 'campaignRef', 'consent', 'note'], sort: ['-at'] },
    // What happened is written by what happens, and stays.
    operations: { create: false, update: false, delete: false },
    hidden: ['eventKey', 'scoreEvents'],
  })
}
