import { describe, expect, it } from 'vitest'
import { closedDeals, whose, type Stage } from './analysis.ts'

const stages: readonly Stage[] = [{ id: 'Stage:1', name: 'Discovery', outcome: 'OPEN' }, { id: 'Stage:2', name: 'Won', outcome: 'WON' }, { id: 'Stage:3', name: 'Lost', outcome: 'LOST' }]
const of = (who: string | null) => ({ path: '/deals', found: { from: '2026-01-01', to: '2026-03-31' }, stages, who })

describe('the list that a number of the analysis leads to', () => {
  it('has the deals that closed in the period with that outcome', () => {
    expect(closedDeals(of(null), ['WON', 'LOST'])).toBe('/deals?f=closedOn.between:2026-01-01,2026-03-31;stage.in:2,3&sort=-amount')
  })

  it('has those of the person, or of the unit and all below it, and what more is asked', () => {
    expect(closedDeals(of('Person:7'), ['LOST'], ['lossCategory.in:PRICE'])).toContain('stage.in:3;owner.in:7;lossCategory.in:PRICE')
    expect(closedDeals(of('OrgUnit:8'), ['WON'])).toContain('stage.in:2;team.within:8')
  })

  it('asks of a person, of a unit, or of everybody', () => {
    expect(whose('Person:7')).toEqual({ personId: 'Person:7', unitId: null })
    expect(whose('OrgUnit:8')).toEqual({ personId: null, unitId: 'OrgUnit:8' })
    expect(whose('Lead:9')).toEqual({ personId: null, unitId: null })
  })
})
