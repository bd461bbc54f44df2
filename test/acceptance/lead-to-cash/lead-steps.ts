import { ask, cny, does, personId, run, type Qiming } from './people.ts'
import { expect } from 'vitest'

/** Asks for a field of a stage's or unit's list by its key. */
export async function stageId({ people }: Qiming, key: string): Promise<string> {
  const { stages } = await ask<{ stages: { nodes: { id: string; key: string }[] } }>(people['李娜'], '{ stages { nodes { id key } } }')
  return stages.nodes.find((stage) => stage.key === key)!.id
}

/** "Size 20 + industry 20 + attended 25 + demo request 15", leads in turn, 王强 at capacity. */
export async function scoreAndAssign({ people }: Qiming): Promise<void> {
  const rules = [['规模', 'EMPLOYEES', 'AT_LEAST', '200', 20], ['行业', 'INDUSTRY', 'IS', '制造业', 20], ['参会', 'ACTIVITY', 'IS', 'ATTENDED', 25], ['演示', 'ACTIVITY', 'IS', 'DEMO_REQUEST', 15]] as const
  for (const [name, factor, operator, value, points] of rules) await does(people['周岚'], 'createScoreRule', { name, factor, operator, value, points }, 'scoreRule')
  await does(people['周岚'], 'createAssignRule', { name: '轮流', ordinal: 1, method: 'ROUND_ROBIN' }, 'assignRule')
  await does(people['周岚'], 'createLeadTaker', { personId: personId(people['王强']), capacity: 1 }, 'leadTaker')
  await does(people['周岚'], 'createLeadTaker', { personId: personId(people['李娜']), capacity: 5 }, 'leadTaker')
  await does(people['王强'], 'createLead', { name: '王强的线索' }, 'lead')
}

/** A lead that a manager notes down at the event; the same `eventId` counts once. */
export async function capture({ people }: Qiming, input: object): Promise<void> {
  const query = 'mutation ($input: CaptureLeadInput!) { result: captureLead(input: $input) { __typename ... on ValidationError { fields { path code } } ... on Error { code } } }'
  for (const _ of ['first', 'again']) expect((await ask<{ result: object }>(people['陈波'], query, { input })).result).toEqual({ __typename: 'CaptureLeadPayload' })
}

interface LeadState {
  readonly id: string
  readonly version: number
  readonly score: number
  readonly status: string
  readonly owner: { readonly name: string } | null
  readonly touches: { readonly totalCount: number }
}

export async function leadOf({ people }: Qiming, company: string): Promise<LeadState> {
  const { leads } = await ask<{ leads: { nodes: LeadState[] } }>(people['陈波'], 'query ($company: String!) { leads(filter: { company: { eq: $company } }) { nodes { id version score status owner { name } touches { totalCount } } } }', { company })
  expect(leads.nodes).toHaveLength(1)
  return leads.nodes[0]!
}

export interface DealState {
  readonly id: string
  readonly version: number
  readonly stage: { readonly key: string }
  readonly amount: { readonly amount: string } | null
  readonly closedOn: string | null
  readonly customer: { readonly id: string } | null
}

export async function dealNamed({ people }: Qiming, name: string): Promise<DealState> {
  const { opportunities } = await ask<{ opportunities: { nodes: DealState[] } }>(people['李娜'], 'query ($name: String!) { opportunities(filter: { name: { eq: $name } }) { nodes { id version stage { key } amount { amount } closedOn customer { id } } } }', { name })
  return opportunities.nodes[0]!
}

export async function moveTo(company: Qiming, name: string, stage: string) {
  const { id, version } = await dealNamed(company, name)
  return run(company.people['李娜'], 'moveOpportunity', { id, expectedVersion: version, stageId: await stageId(company, stage) }, 'opportunity')
}

/** What the stages ask for up to the proposal: a need, and a solution with its four sections. */
export async function solve(company: Qiming, opportunityId: string): Promise<{ id: string; version: number }> {
  const rep = company.people['李娜']
  await does(rep, 'createNeedItem', { opportunityId, kind: 'PAIN', text: '库存靠手工盘点', priority: 'HIGH', answeredBySection: 'FEATURES' }, 'needItem')
  const solution = await does(rep, 'createSolution', { name: '华星 ERP 方案', opportunityId, features: '计划与库存一体', advantages: '早半年上线', implementation: '三个月', afterSales: '两小时响应' }, 'solution')
  return does(rep, 'submitSolution', { id: solution.id, expectedVersion: solution.version }, 'solution')
}

export async function approveSolution({ people }: Qiming, by: '马' | '丁'): Promise<void> {
  const { approvalInbox } = await ask<{ approvalInbox: { nodes: { request: { id: string; hash: string } }[] } }>(people[by], '{ approvalInbox { nodes { request { id hash } } } }')
  await does(people[by], 'decideApproval', { ...approvalInbox.nodes[0]!.request, verdict: 'APPROVE' }, 'approvalRequest')
}

/** The customer endorses the solution, and all four topics are agreed on. */
export async function agree({ people }: Qiming, opportunityId: string, solutionId: string): Promise<void> {
  const rep = people['李娜']
  const { solution } = await ask<{ solution: { version: number } }>(rep, 'query ($id: ID!) { solution(id: $id) { version } }', { id: solutionId })
  await does(rep, 'endorseSolution', { id: solutionId, expectedVersion: solution.version, endorsedBy: '陈经理', endorsedOn: '2026-01-28' }, 'solution')
  for (const topic of ['PRICE', 'PAYMENT', 'DELIVERY', 'AFTER_SALES']) await does(rep, 'createNegotiationRound', { opportunityId, topic, heldOn: '2026-01-28', agreed: true }, 'negotiationRound')
}

export const worth = cny('580000.00')
