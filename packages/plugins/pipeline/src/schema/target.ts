import { problem, type ResourceChange, type TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'

const keyForms = { YEAR: /^\d{4}$/, QUARTER: /^\d{4}-Q[1-4]$/, MONTH: /^\d{4}-(0[1-9]|1[0-2])$/ } as const
const examples = { YEAR: '2026', QUARTER: '2026-Q1', MONTH: '2026-03' } as const

export function target(b: TenonBuilder<Slice>): void {
  b.resource('Target', {
    icon: 'target', nav: 12, subtitle: 'periodKey',
    search: ['name', 'periodKey', 'person.name', 'orgUnit.name'],
    list: { columns: ['name', 'periodKey', 'metric', 'person', 'orgUnit', 'value', 'status'], sort: ['-periodKey', 'name'] },
    form: ['name', 'period', 'periodKey', 'metric', 'value', 'person', 'orgUnit', 'parent', 'status', 'effectiveFrom', 'owner', 'team'],
    fields: { periodKey: { kind: 'period' }, revision: { readOnly: true, summable: false }, value: { summable: false }, status: { tones: { DRAFT: 'neutral', PROPOSED: 'warning', APPROVED: 'success', SUPERSEDED: 'neutral' } } },
    beforeWrite,
  })
}

/** A target is of one holder, a person or a unit, and its period is written as its kind demands. */
function beforeWrite({ after }: ResourceChange) {
  const period = after['period'] as keyof typeof keyForms
  const problems = []
  if (!keyForms[period].test(String(after['periodKey']))) problems.push(problem('periodKey', 'PERIOD_KEY_INVALID', { example: examples[period] }, 'Write the period like {example}.'))
  if ((after['personId'] === null) === (after['orgUnitId'] === null)) problems.push(problem('personId', 'ONE_HOLDER', {}, 'A target is for a person or for a unit: choose one of them.'))
  return { problems }
}
