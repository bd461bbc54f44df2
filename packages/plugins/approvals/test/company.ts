import { createTestApp, type TestApp, type TestAppOptions, type TestCaller } from '@tenon/core/testing'
import { expect } from 'vitest'
import { approvals } from '../src/index.ts'
import type { StepDefinition } from '../src/types.ts'
import { papers } from './papers/src/index.ts'

export interface Company {
  readonly test: TestApp
  /** Writes papers; works in north, which the manager leads, below sales, which the director leads. */
  readonly rep: TestCaller
  readonly manager: TestCaller
  readonly director: TestCaller
  readonly legal: TestCaller
  readonly legal2: TestCaller
  readonly finance: TestCaller
  readonly admin: TestCaller
  readonly auditor: TestCaller
}

/** A company of a few departments. The departments of legal and finance have a function. */
export async function openCompany(options: Pick<TestAppOptions, 'now'> = {}): Promise<Company> {
  const test = await createTestApp({ plugins: [approvals(), papers()], ...options })
  const director = await test.as('DIRECTOR', { name: 'Zhou', unit: 'sales', heads: true })
  const manager = await test.as('MANAGER', { name: 'Chen', unit: 'north', parentUnit: 'sales', heads: true })
  const rep = await test.as('REP', { name: 'Li', unit: 'north', parentUnit: 'sales' })
  const legal = await test.as('LEGAL', { name: 'Xu', unit: 'legal' })
  const legal2 = await test.as('LEGAL', { name: 'Yu', unit: 'legal' })
  const finance = await test.as('FINANCE', { name: 'Zheng', unit: 'finance', heads: true })
  const admin = await test.as('SYSADMIN', { name: 'Admin' })
  const auditor = await test.as('AUDITOR', { name: 'Auditor' })
  await test.app.base['orgUnit']!['update']!({ where: { code: 'legal' }, data: { function: 'LEGAL' } })
  await test.app.base['orgUnit']!['update']!({ where: { code: 'finance' }, data: { function: 'FINANCE' } })
  return { test, rep, manager, director, legal, legal2, finance, admin, auditor }
}

export interface Submitted {
  readonly paperId: string
  /** GraphQL id of the request. */
  readonly request: string
  readonly hash: string
  readonly status: string
  readonly round: number
  readonly stuck: boolean
}

export interface Result {
  readonly __typename: string
  readonly code?: string
  readonly message?: string
  readonly told?: Submitted
  readonly fields?: readonly { readonly path: string; readonly code: string }[]
  readonly approvalRequest?: { readonly id: string; readonly status: string; readonly stuck: boolean }
}

const refused = '... on Error { code message } ... on ValidationError { fields { path code } }'
const request = '{ approvalRequest { id status stuck } }'

export async function run(caller: TestCaller, name: string, input: object, payload: string, headers: Record<string, string> = {}): Promise<Result> {
  const upper = name.charAt(0).toUpperCase() + name.slice(1)
  const answer = await caller.graphql<{ result: Result }>(`mutation ($input: ${upper}Input!) { result: ${name}(input: $input) { __typename ... on ${upper}Payload ${payload} ${refused} } }`, { input }, headers)
  expect(answer.errors).toBeUndefined()
  return answer.data!.result
}

/** Submits a paper, a new one or a new text of it. */
export async function submit(caller: TestCaller, steps: readonly StepDefinition[], more: { body?: string; id?: string; beneficiaries?: readonly string[] } = {}, headers = {}): Promise<Submitted> {
  const result = await run(caller, 'submitPaper', { body: 'text', steps, ...more }, '{ told }', headers)
  expect(result.message).toBeUndefined()
  return result.told!
}

export type Decision = { verdict?: string; comment?: string; hash?: string; stepId?: string }

/** The status of the request afterwards, or the code of the refusal. */
export async function decide(caller: TestCaller, { request: id, hash }: Pick<Submitted, 'request' | 'hash'>, decision: Decision = {}, headers = {}): Promise<string> {
  const verdict = decision.verdict ?? 'APPROVE'
  const comment = verdict === 'APPROVE' || verdict === 'ABSTAIN' ? {} : { comment: 'Because' }
  const result = await run(caller, 'decideApproval', { id, hash, verdict, ...comment, ...decision }, request, headers)
  return result.code ?? result.approvalRequest!.status
}

export const withdraw = async (caller: TestCaller, { request: id }: Pick<Submitted, 'request'>): Promise<string> => {
  const result = await run(caller, 'withdrawApproval', { id }, request)
  return result.code ?? result.approvalRequest!.status
}

/** How far other modules hear that a paper is. */
export async function stateOf(caller: TestCaller, { paperId }: Pick<Submitted, 'paperId'>): Promise<Submitted> {
  return (await run(caller, 'askPaper', { id: paperId }, '{ told }')).told!
}

export interface Progress {
  readonly status: string
  readonly stuck: boolean
  readonly steps: { readonly nodes: readonly { readonly id: string; readonly key: string; readonly round: number; readonly status: string; readonly stuckReason: string | null; readonly dueAt: string | null; readonly seats: { readonly nodes: readonly { readonly status: string; readonly origin: string; readonly person: { readonly name: string }; readonly insteadOf: { readonly name: string } | null }[] } }[] }
  readonly decisions: { readonly nodes: readonly { readonly verdict: string; readonly comment: string | null; readonly late: boolean; readonly voidedAt: string | null; readonly by: { readonly name: string }; readonly onBehalfOf: { readonly name: string } | null; readonly step: { readonly key: string } }[] }
}

/** Everything of a request that somebody sees; null where she sees nothing of it. */
export async function look(caller: TestCaller, { request: id }: Pick<Submitted, 'request'>): Promise<Progress | null> {
  const answer = await caller.graphql<{ approvalRequest: Progress | null }>(`query ($id: ID!) { approvalRequest(id: $id) { status stuck
    steps(first: 50, orderBy: [{ field: ROUND, direction: ASC }, { field: POSITION, direction: ASC }]) { nodes { id key round status stuckReason dueAt seats(first: 50, orderBy: [{ field: VOICE, direction: ASC }, { field: ASKED_AT, direction: ASC }]) { nodes { status origin person { name } insteadOf { name } } } } }
    decisions(first: 50, orderBy: [{ field: AT, direction: ASC }]) { nodes { verdict comment late voidedAt by { name } onBehalfOf { name } step { key } } } } }`, { id })
  expect(answer.errors).toBeUndefined()
  return answer.data!.approvalRequest
}

/** Who is asked in the present step(s): names, in order. */
export async function asked(caller: TestCaller, submitted: Pick<Submitted, 'request'>): Promise<readonly string[]> {
  const progress = (await look(caller, submitted))!
  return progress.steps.nodes.filter(({ status }) => status === 'OPEN' || status === 'STUCK').flatMap(({ seats }) => seats.nodes).filter(({ status }) => status === 'OPEN').map(({ person }) => person.name).sort()
}

export const behalf = ({ personId }: TestCaller): Record<string, string> => ({ 'tenon-on-behalf-of': `Person:${personId}` })

/** One lets another do her work, from today on, or for other days. */
export async function delegate(person: TestCaller, deputy: TestCaller, { test }: Company, lastDay = test.app.today()): Promise<void> {
  const result = await run(person, 'delegate', { deputyId: `Person:${deputy.personId}`, from: test.app.today(), lastDay }, '{ delegation { id } }')
  expect(result.message).toBeUndefined()
}

export async function leave({ test }: Company, { personId }: TestCaller): Promise<void> {
  await test.app.base['person']!['update']!({ where: { id: personId }, data: { active: false } })
  test.app.forgetPrincipals()
}
