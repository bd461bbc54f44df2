import { randomBytes } from 'node:crypto'
import { problem, type ResourceChange, type TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'

/** What a company sets its leads up with: points, who gets which, who takes how many, forms on web sites, and the numbers. */
export function leadRules(b: TenonBuilder<Slice>): void {
  b.resource('ScoreRule', {
    icon: 'gauge', nav: 91, navFor: 'pipeline:lead-rules',
    list: { columns: ['name', 'factor', 'operator', 'value', 'points', 'decayDays', 'active'], sort: ['factor', 'name'] },
    form: ['name', 'factor', 'operator', 'value', 'points', 'decayDays', 'active'],
    fields: { points: { summable: false }, decayDays: { summable: false } },
    hidden: ['events'],
    beforeWrite: ({ after }) => ({ problems: [...outOf('points', after['points'], -100, 100), ...outOf('decayDays', after['decayDays'], 1, 3_650), ...conditionProblems(after)] }),
  })
  b.resource('AssignRule', {
    icon: 'route', nav: 92, navFor: 'pipeline:lead-rules',
    list: { columns: ['ordinal', 'name', 'factor', 'operator', 'value', 'method', 'unit', 'active'], sort: ['ordinal'] },
    form: ['name', 'ordinal', 'method', 'unit', 'factor', 'operator', 'value', 'active'],
    fields: { ordinal: { summable: false } },
    beforeWrite: ({ after }) => ({ problems: after['factor'] === null ? [] : conditionProblems(after) }),
  })
  b.resource('LeadTaker', {
    icon: 'user-check', nav: 93, navFor: 'pipeline:lead-rules', title: 'id', search: ['person.name'],
    list: { columns: ['person', 'capacity', 'territories', 'active'], sort: ['person'] },
    form: ['person', 'capacity', 'territories', 'active'],
    fields: { capacity: { summable: false } },
    beforeWrite: ({ after }) => ({ problems: outOf('capacity', after['capacity'], 0, 1_000) }),
  })
  b.resource('LeadForm', {
    icon: 'clipboard-pen', nav: 94,
    list: { columns: ['name', 'unit', 'campaignRef', 'origins', 'consentNeeded', 'active'], sort: ['name'] },
    form: ['name', 'unit', 'campaignRef', 'origins', 'consentNeeded', 'active'],
    fields: { token: { readOnly: true } },
    beforeWrite: ({ before, after }) => {
      const wrong = ((after['origins'] as readonly string[] | null) ?? []).filter((origin) => !isOrigin(origin))
      if (wrong.length > 0) return { problems: [problem('origins', 'ORIGIN_INVALID', { origin: wrong[0] }, '"{origin}" is no origin. Write it like https://www.company.com, without a path.')] }
      return before === null ? { set: { token: randomBytes(24).toString('base64url') } } : {}
    },
  })
  b.resource('LeadPolicy', {
    icon: 'sliders-horizontal', nav: 95, navFor: 'pipeline:lead-rules', plural: 'leadPolicies',
    list: { columns: ['name', 'qualifyAt', 'hotAt', 'warmAt', 'firstContactHours', 'recycleDays'] },
    operations: { create: false, delete: false },
    fields: { name: { readOnly: true }, qualifyAt: { summable: false }, hotAt: { summable: false }, warmAt: { summable: false }, firstContactHours: { summable: false }, recycleDays: { summable: false } },
    beforeWrite: ({ after }) => ({ problems: [
      ...outOf('qualifyAt', after['qualifyAt'], 0, 100), ...outOf('hotAt', after['hotAt'], 0, 100), ...outOf('warmAt', after['warmAt'], 0, Number(after['hotAt'])),
      ...outOf('firstContactHours', after['firstContactHours'], 1, 400), ...outOf('recycleDays', after['recycleDays'], 1, 365),
    ] }),
  })
}

function outOf(path: string, value: unknown, least: number, most: number) {
  if (value === null || value === undefined) return []
  const isInside = Number(value) >= least && Number(value) <= most
  return isInside ? [] : [problem(path, 'OUT_OF_BOUNDS', { least, most }, 'A whole number from {least} to {most}.')]
}

function conditionProblems(after: ResourceChange['after']) {
  const operator = after['operator'] ?? 'IS'
  const value = String(after['value'] ?? '').trim()
  if (operator === 'KNOWN') return []
  if (value === '') return [problem('value', 'REQUIRED')]
  return operator !== 'IS' && operator !== 'CONTAINS' && !/^-?\d{1,12}$/.test(value) ? [problem('value', 'NOT_A_NUMBER')] : []
}

function isOrigin(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text
  } catch {
    return false
  }
}
