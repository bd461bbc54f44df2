import type { ResourceChange, TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { tooSmall } from './too-small.ts'

const numbers = [
  'claimPerDay', 'holdCap', 'cooldownHours', 'recycleNoContactDays', 'recycleNoDealDays', 'remindDaysBefore', 'dormantAfterMonths',
] as const

export function policy(b: TenonBuilder<Slice>): void {
  b.resource('CustomerPolicy', {
    plural: 'customerPolicies', path: 'rules', icon: 'sliders-horizontal', nav: 92, navFor: 'customers:settings',
    list: { columns: ['name', 'claimPerDay', 'holdCap', 'cooldownHours', 'recycleNoContactDays', 'recycleNoDealDays', 'dormantAfterMonths'] },
    form: [
      'name', '#pool', 'claimPerDay', 'holdCap', 'cooldownHours', 'recycleNoContactDays', 'recycleNoDealDays', 'remindDaysBefore',
      '#freshness', 'dormantAfterMonths', '#duplicates', 'hintHidden',
    ],
    fields: Object.fromEntries(numbers.map((name) => [name, { summable: false, required: false }])),
    operations: { delete: false },
    beforeWrite: ({ after, changed }: ResourceChange) => ({
      problems: numbers.filter((name) => changed.has(name) && typeof after[name] === 'number' && after[name] < (name === 'dormantAfterMonths' ? 1 : 0)).map((name) => tooSmall(name)),
    }),
  })
}
