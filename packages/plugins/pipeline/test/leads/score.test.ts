import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decayBp, gradeOf, pointsLeft, scoreOf } from '../../src/domain/lead-score.ts'
import { ask } from '../company.ts'
import { emitCaptured } from './emit-captured.ts'
import { createRecord, move, openAt, seeAll } from './leads.ts'

const now = new Date('2026-01-15T01:00:00Z')
const touch = fc.record({ points: fc.integer({ min: -100, max: 100 }), decayDays: fc.option(fc.integer({ min: 1, max: 3_650 })), at: fc.integer({ min: -10, max: 4_000 }).map((days) => new Date(now.getTime() - days * 86_400_000)) })

describe('a score', () => {
  it('is from 0 to 100, a whole number, and does not depend on the order of what happened', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -100, max: 100 })), fc.array(touch), (fit, touches) => {
      const { score } = scoreOf(fit, touches, now)
      expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true)
      expect(scoreOf(fit.toReversed(), touches.toReversed(), now)).toEqual(scoreOf(fit, touches, now))
    }))
  })

  it('is the sum of the parts that are shown, held between 0 and 100', () => {
    fc.assert(fc.property(fc.array(touch), (touches) => {
      const sum = touches.reduce((total, one) => total + pointsLeft(one, now), 0)
      expect(scoreOf([], touches, now).score).toBe(Math.max(0, Math.min(100, sum)))
    }))
  })

  it('loses points with the days, never gains any, and has none left at the end', () => {
    const at = (days: number) => ({ points: 25, decayDays: 10, at: new Date(now.getTime() - days * 86_400_000) })
    expect([0, 1, 5, 9, 10, 11].map((days) => pointsLeft(at(days), now))).toEqual([25, 23, 13, 3, 0, 0])
    expect(pointsLeft({ ...at(5), points: -25 }, now)).toBe(-13)
    expect([decayBp(at(3), now), decayBp({ ...at(3), decayDays: null }, now)]).toEqual([7_000, 10_000])
  })

  it('is hot, warm or cold by the thresholds of the company', () => {
    expect([60, 59, 30, 29].map((score) => gradeOf(score, { hotAt: 60, warmAt: 30 }))).toEqual(['HOT', 'WARM', 'WARM', 'COLD'])
  })
})

describe('the score of 华星制造', () => {
  let company: Awaited<ReturnType<typeof openAt>>
  beforeAll(async () => {
    company = await openAt()
    const rules = [
      { name: 'Size', factor: 'EMPLOYEES', operator: 'AT_LEAST', value: '200', points: 20 }, { name: 'Industry', factor: 'INDUSTRY', operator: 'IS', value: '制造业|Manufacturing', points: 20 },
      { name: 'Attended', factor: 'ACTIVITY', operator: 'IS', value: 'ATTENDED', points: 25, decayDays: 100 }, { name: 'Demo', factor: 'ACTIVITY', operator: 'IS', value: 'DEMO_REQUEST', points: 15 },
    ]
    for (const rule of rules) await createRecord(company.director, 'ScoreRule', rule)
  })
  afterAll(() => company.test.close())

  const events = ['ATTENDED', 'DEMO_REQUEST'].map((activity) => ({ eventId: activity, name: '陈经理', company: '华星制造有限公司', creditCode: '91310000MA1K35XK6C', email: 'chen@huaxing.example', industry: '制造业', employees: 320, activity, source: 'EVENT', at: '2026-01-15T01:00:00Z' }))

  it('is 20 + 20 + 25 + 15 = 80, hot, and each part can be explained', async () => {
    for (const event of events) await emitCaptured(company.test.app, event)
    const [lead] = await seeAll(company.director)
    expect(lead).toMatchObject({ score: 80, grade: 'HOT' })
    const query = 'query ($id: ID!) { leadScoreExplanation(id: $id) { score sum qualifyAt parts { rule kind points decayBp counted at } } }'
    const { leadScoreExplanation } = await ask<{ leadScoreExplanation: { sum: number; parts: { rule: string }[] } }>(company.director, query, { id: lead!.id })
    expect(leadScoreExplanation).toMatchObject({ score: 80, sum: 80, qualifyAt: 60 })
    expect(leadScoreExplanation.parts.map(({ rule }) => rule).sort()).toEqual(['Attended', 'Demo', 'Industry', 'Size'])
    expect((await ask<{ leadScoreExplanation: null }>(company.otherRep, query, { id: lead!.id })).leadScoreExplanation).toBeNull()
  })

  it('goes down as what happened gets older, and doing it twice changes nothing', async () => {
    company.at('2026-02-24T01:00:00Z')
    await Promise.all([company.test.runJobs(), company.test.runJobs()])
    expect((await seeAll(company.director))[0]).toMatchObject({ score: 70 })
    company.at('2026-04-30T01:00:00Z')
    await company.test.runJobs()
    expect((await seeAll(company.director))[0]).toMatchObject({ score: 55, grade: 'WARM' })
  })

  it('follows what is known of the lead', async () => {
    const [lead] = await seeAll(company.director)
    const { updateLead } = await ask<{ updateLead: { lead: { score: number } } }>(company.director, 'mutation ($input: UpdateLeadInput!) { updateLead(input: $input) { ... on UpdateLeadPayload { lead { score } } } }', { input: { id: lead!.id, expectedVersion: lead!.version, employees: 100 } })
    expect(updateLead.lead.score).toBe(35)
  })

  it('is explained to whoever it is given to, who may read the rules as well', async () => {
    const [lead] = await seeAll(company.director)
    expect(await move(company.director, 'screen', { id: lead!.id, ownerId: `Person:${company.rep.personId}` })).toMatchObject({ lead: { status: 'ASSIGNED' } })
    const query = 'query ($id: ID!) { leadScoreExplanation(id: $id) { sum parts { rule } } scoreRules { nodes { name } } }'
    const seen = await ask<{ leadScoreExplanation: { sum: number; parts: { rule: string }[] }; scoreRules: { nodes: { name: string }[] } }>(company.rep, query, { id: lead!.id })
    expect(seen.leadScoreExplanation.sum).toBe(35)
    expect(seen.leadScoreExplanation.parts.map(({ rule }) => rule).sort()).toEqual(['Attended', 'Demo', 'Industry'])
    expect(seen.scoreRules.nodes.map(({ name }) => name).sort()).toEqual(['Attended', 'Demo', 'Industry', 'Size'])
    const placeOf = async (caller: typeof company.rep) => {
      const { resources } = (await (await caller.fetch('/boot.json')).json()) as { resources: { name: string; nav: number | null; aside?: true }[] }
      const { nav, aside } = resources.find(({ name }) => name === 'ScoreRule')!
      return { nav, aside }
    }
    expect([await placeOf(company.rep), await placeOf(company.director)]).toEqual([{ nav: null, aside: true }, { nav: 91 }])
  })

  it('has rules that make sense, set up by those who may', async () => {
    const { rep, director } = company
    const query = 'mutation ($input: CreateScoreRuleInput!) { r: createScoreRule(input: $input) { ... on ValidationError { fields { path code } } ... on Error { code } } }'
    const rule = { name: 'Bad', factor: 'EMPLOYEES', operator: 'AT_LEAST', value: 'many', points: 500 }
    expect(await ask(director, query, { input: rule })).toMatchObject({ r: { fields: [{ path: 'points', code: 'OUT_OF_BOUNDS' }, { path: 'value', code: 'NOT_A_NUMBER' }] } })
    expect(await ask(rep, query, { input: { ...rule, value: '5', points: 5 } })).toMatchObject({ r: { code: 'FORBIDDEN' } })
  })
})
