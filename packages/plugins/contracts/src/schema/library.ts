import { problem, type ResourceChange, type TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { mostRemindDays } from '../domain/reminders.ts'
import { readVariable } from '../domain/template-variables.ts'

/** Templates with their versions, the library of clauses, and who reviews. */
export function library(b: TenonBuilder<Slice>): void {
  b.resource('ContractTemplate', { icon: 'layout-template', nav: 91, navFor: 'contracts:templates', list: { columns: ['name', 'code', 'type', 'active'], sort: ['name'] }, related: ['versions'] })
  b.resource('ContractTemplateVersion', {
    icon: 'layers', list: { columns: ['template', 'versionNumber', 'name', 'effectiveFrom'], sort: ['-effectiveFrom'] },
    fields: { body: { kind: 'richtext', maxLength: 100_000 }, versionNumber: { summable: false } }, related: ['clauses', 'contracts'],
    operations: { delete: false },
    beforeWrite: beforeVersionWrite,
  })
  b.resource('TemplateClause', { icon: 'list-ordered', list: { columns: ['templateVersion', 'ordinal', 'clause'], sort: ['ordinal'] }, fields: { ordinal: { summable: false } } })
  b.resource('Clause', {
    icon: 'text-quote', nav: 92, navFor: 'contracts:templates', search: ['title', 'code'], list: { columns: ['title', 'code', 'category', 'riskLevel', 'active'], sort: ['category', 'title'] },
    fields: { text: { kind: 'longtext' }, fallback: { kind: 'longtext' }, riskLevel: { tones: { LOW: 'neutral', MEDIUM: 'warning', HIGH: 'danger' } } },
    related: ['deviations'], hidden: ['terms', 'templateUses'],
  })
  b.resource('ReviewPolicy', {
    icon: 'clipboard-check', nav: 93, navFor: 'contracts:policies', list: { columns: ['ordinal', 'name', 'department', 'role', 'minAmount', 'discountAboveBp', 'deviationRisk', 'active'], sort: ['ordinal'] },
    fields: { ordinal: { summable: false }, discountAboveBp: { summable: false }, minAmount: { summable: false } },
    beforeWrite: beforePolicyWrite,
  })
  b.resource('ContractSetting', {
    icon: 'settings', nav: 94, path: 'settings', title: 'name', list: { columns: ['name', ...reminders], sort: ['name'] }, form: ['name', ...reminders],
    fields: { key: { readOnly: true }, ...Object.fromEntries(reminders.map((name) => [name, { summable: false, required: false }])) },
    operations: { delete: false }, beforeWrite: beforeSettingWrite,
  })
}

/** A contract stays on the version that it was drafted from: what a version says is not changed, the next one says it differently. */
function beforeVersionWrite({ before, after, changed }: ResourceChange) {
  const unread = ((after['variables'] as readonly string[] | null) ?? []).filter((text) => readVariable(text) === null)
  if (unread.length > 0) return { problems: [problem('variables', 'VARIABLE_DECLARATION', { declared: unread.join(', ') }, 'A variable is declared by its name, its kind and what people call it: "deliveryOn:date Day of delivery". This is not: {declared}.')] }
  if (before === null) return {}
  const fixed = ['templateId', 'versionNumber', 'body', 'effectiveFrom', 'signingOrder'].filter((column) => changed.has(column))
  return { problems: fixed.map((column) => problem(column === 'templateId' ? 'template' : column, 'VERSION_IS_FIXED', {}, 'A version that was published stays as it is: make the next one.')) }
}

function beforePolicyWrite({ after }: ResourceChange) {
  const isNobody = (after['department'] ?? null) === null && (after['role'] ?? null) === null
  return isNobody ? { problems: [problem('department', 'REVIEWER_MISSING', {}, 'Say which department or which role reviews.')] } : {}
}

const reminders = ['remindExpiryDays', 'remindObligationDays', 'remindOverdueDays', 'remindUnsignedDays'] as const

function beforeSettingWrite({ after, changed }: ResourceChange) {
  const isDays = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= mostRemindDays
  return { problems: reminders.filter((name) => changed.has(name) && !isDays(after[name])).map((name) => problem(name, 'REMINDER_DAYS', { most: mostRemindDays }, 'People hear from 0 to {most} days before or after.')) }
}
