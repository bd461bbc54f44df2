import { describe, expect, it } from 'vitest'
import { stageBars, type PipelineByStage } from './stage-bars.ts'

const answer: PipelineByStage = {
  stages: { nodes: [{ id: 'Stage:1', name: 'Discovery' }, { id: 'Stage:2', name: 'Solution' }, { id: 'Stage:3', name: 'Proposed' }] },
  opportunityAggregate: [
    { key: { stage: { id: 'Stage:2' } }, count: 2, sum: { amount: [{ amount: '900.00', currency: 'USD' }, { amount: '100.00', currency: 'CNY' }] }, worth: { sum: { amount: '6400.00', currency: 'CNY' } } },
    { key: { stage: { id: 'Stage:1' } }, count: 5, sum: { amount: [{ amount: '400.00', currency: 'CNY' }] }, worth: { sum: { amount: '400.00', currency: 'CNY' } } },
  ],
}

describe('bars of the pipeline', () => {
  it('stand in the order of the stages, empty ones too', () => {
    expect(stageBars(answer).map(({ name, count }) => [name, count])).toEqual([['Discovery', 5], ['Solution', 2], ['Proposed', 0]])
  })

  it('are as long as what all of their deals are worth in the company’s currency', () => {
    expect(stageBars(answer).map(({ length }) => length)).toEqual([0.0625, 1, 0])
  })

  it('name that sum, and none where no deal has an amount', () => {
    expect(stageBars(answer).map(({ sum }) => sum?.amount ?? null)).toEqual(['400.00', '6400.00', null])
  })

  it('have no length while nothing has an amount', () => {
    expect(stageBars({ ...answer, opportunityAggregate: [] }).every(({ length }) => length === 0)).toBe(true)
  })
})
