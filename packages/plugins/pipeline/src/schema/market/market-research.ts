import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'

/** Policy: "regular market research"; what is published is read by all who sell and by the product department. */
export function marketResearch(b: TenonBuilder<Slice>): void {
  b.resource('MarketResearch', {
    icon: 'chart-line', nav: 14, plural: 'marketResearches', path: 'market-research', subtitle: 'period',
    search: ['title', 'scope', 'conclusion'],
    list: { columns: ['title', 'period', 'scope', 'status', 'owner', 'createdAt'], sort: ['-createdAt'] },
    form: ['title', 'period', 'scope', 'findings', 'conclusion'],
    fields: { period: { kind: 'period' }, findings: { kind: 'richtext' }, conclusion: { kind: 'richtext' }, status: { tones: { DRAFT: 'neutral', PUBLISHED: 'success' } } },
  })
  b.lifecycle('MarketResearch', {
    field: 'status',
    transitions: {
      publish: { from: ['DRAFT'], to: 'PUBLISHED', tone: 'primary', guard: (row) => (row.conclusion ? [] : [noConclusion()]) },
      withdraw: { from: ['PUBLISHED'], to: 'DRAFT' },
    },
  })
}

function noConclusion() {
  return { path: 'conclusion', code: 'REQUIRED', message: 'Fill this in.', params: {} }
}
