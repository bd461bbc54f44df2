import { fuzzRuns, fuzzSeed, seededRandom, type Random, type TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StepDefinition } from '../src/types.ts'
import { behalf, decide, delegate, look, openCompany, submit, type Company, type Submitted } from './company.ts'

interface DecisionRow {
  readonly stepId: string
  readonly verdict: string
  readonly byId: string
  readonly onBehalfOfId: string | null
  readonly late: boolean
}

/** Policy: "submitter, beneficiary, and their delegates never decide; one natural person decides at most one step." */
describe('whatever people try', () => {
  let company: Company
  let people: TestCaller[]
  /** [who, by whom she is represented] */
  const deputies: [TestCaller, TestCaller][] = []

  beforeAll(async () => {
    company = await openCompany()
    const { rep, manager, director, legal, legal2, finance } = company
    people = [rep, manager, director, legal, legal2, finance]
    for (const [person, deputy] of [[legal, legal2], [director, finance], [rep, manager], [finance, rep]] as const) {
      await delegate(person, deputy, company)
      deputies.push([person, deputy])
    }
  })
  afterAll(() => company.test.close())

  it('no approval rests on a decision of who is concerned, nor on one person twice, nor on nobody', async () => {
    const random = seededRandom(fuzzSeed())
    let approved = 0
    for (let flow = 0; flow < fuzzRuns(6); flow++) {
      const submitter = random.pick(people)
      const beneficiary = random.chance(0.4) ? [random.pick(people).personId] : []
      const paper = await submit(submitter, randomSteps(random), { body: `flow ${flow}`, beneficiaries: beneficiary })
      for (let tries = 0; tries < 10; tries++) if ((await tryOne(random, paper)) === 'APPROVED') break
      const progress = await look(submitter, paper)
      if (progress?.status !== 'APPROVED') continue
      approved++
      await judge(paper, [submitter.personId, ...beneficiary])
    }
    expect(approved).toBeGreaterThan(0)
  }, 120_000)

  function randomSteps(random: Random): StepDefinition[] {
    const resolvers = [{ role: 'LEGAL' }, { headOf: 'FINANCE' }, { department: 'LEGAL' }, { role: 'DIRECTOR' }, { person: random.pick(people).personId }, { superiorOf: random.pick(people).personId }]
    return Array.from({ length: 1 + random.int(2) }, (_, index) => ({
      key: `s${index}`, title: `Step ${index}`, resolver: random.pick(resolvers), quorum: random.pick(['ALL', 'ANY', 1] as const), ...(random.chance() ? { parallelGroup: 'p' } : {}),
    }))
  }

  function tryOne(random: Random, paper: Submitted): Promise<string> {
    const verdict = random.chance(0.1) ? 'ABSTAIN' : 'APPROVE'
    if (random.chance(0.4)) {
      const [person, deputy] = random.pick(deputies)
      return decide(deputy, paper, { verdict }, behalf(person))
    }
    return decide(random.pick(people), paper, { verdict })
  }

  async function judge({ request }: Submitted, concerned: readonly string[]): Promise<void> {
    const requestId = request.split(':')[1]!
    const rows = (await company.test.app.base['approvalDecision']!['findMany']!({ where: { requestId, voidedAt: null } })) as DecisionRow[]
    const steps = (await company.test.app.base['approvalStep']!['findMany']!({ where: { requestId } })) as { id: string; status: string }[]
    const barred = new Set([...concerned, ...deputies.filter(([person]) => concerned.includes(person.personId)).map(([, deputy]) => deputy.personId)])
    const names = rows.flatMap(({ byId, onBehalfOfId }) => (onBehalfOfId === null ? [byId] : [byId, onBehalfOfId]))
    expect(names.filter((name) => barred.has(name))).toEqual([])
    expect(new Set(names).size).toBe(names.length)
    for (const step of steps) {
      expect(step.status).toBe('APPROVED')
      expect(rows.some(({ stepId, verdict, late }) => stepId === step.id && verdict === 'APPROVE' && !late)).toBe(true)
    }
  }
})
