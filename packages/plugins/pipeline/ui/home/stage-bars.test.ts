import { describe, expect, it } from 'vitest'
import { stageBars, type PipelineByStage } from './stage-bars.ts'

const answer: PipelineByStage = {
  stages: { nodes: [{ id: 'Stage:1', name: 'Discovery' }, { id: 'Stage:2', name: 'Solution' }, { id: 'Stage:3', name: 'Proposed' }] },
  opportunityAggregate: [
    { key: { stage: { id: 'Stage:2' } }, count: 2, sum: { amount: [{ amount: '900.00', currency: 'USD' }, { amount: '100.00', currency: 'CNY' }] } },
    { key: { stage: { id: 'Stage:1' } }, count: 5, sum: { amount: [{ amount: '400.00', currency: 'CNY' }] } },
  ],
}

describe('bars of the pipeline', () => {
  it('stand in the order of the stages, empty ones too', () => {
    expect(stageBars(answer, 'CNY').map(({ name, count }) => [name, count])).toEqual([['Discovery', 5], ['Solution', 2], ['Proposed', 0]])
  })

  it('are as long as their amounts in the company’s currency', () => {
    expect(stageBars(answer, 'CNY').map(({ length }) => length)).toEqual([1, 0.25, 0])
  })

  it('name the company’s currency first and keep the others apart', () => {
    expect(stageBars(answer, 'CNY')[1]!.sums).toEqual([{ amount: '100.00', currency: 'CNY' }, { amount: '900.00', currency: 'USD' }])
  })

  it('have no length while nothing has an amount', () => {
    expect(stageBars({ ...answer, opportunityAggregate: [] }, 'CNY').every(({ length }) => length === 0)).toBe(true)
  })
})
