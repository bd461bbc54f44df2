import { approvals } from '@tenon/approvals'
import { catalog } from '@tenon/catalog'
import { createTestApp, type TestApp, type TestAppOptions, type TestCaller } from '@tenon/core/testing'
import { customers } from '@tenon/customers'
import { expect } from 'vitest'
import { pipeline } from '../src/index.ts'

export interface Company {
  readonly test: TestApp
  /** Leads team north; the reps work there and in south. */
  readonly manager: TestCaller
  readonly rep: TestCaller
  readonly otherRep: TestCaller
  readonly director: TestCaller
  /** Row of the stage with that key. */
  readonly stages: Readonly<Record<string, string>>
}

/** Two teams, a director above them, and the stages of the policy. */
export async function openCompany({ checklists = false, ...options }: Pick<TestAppOptions, 'now' | 'settings'> & { /** Whether stages ask for what the policy does; else deals move freely. */ readonly checklists?: boolean } = {}): Promise<Company> {
  const test = await createTestApp({ plugins: [customers(), catalog(), approvals(), pipeline()], ...options })
  if (!checklists) await test.app.base['stage']!['updateMany']!({ data: { entryChecklist: [] } })
  const manager = await test.as('MANAGER', { name: 'Chen', unit: 'north', parentUnit: 'sales', heads: true })
  const rep = await test.as('REP', { name: 'Li', unit: 'north' })
  const otherRep = await test.as('REP', { name: 'Zhao', unit: 'south', parentUnit: 'sales' })
  const director = await test.as('DIRECTOR', { name: 'Zhou', unit: 'sales' })
  const { stages } = await ask<{ stages: { nodes: { id: string; key: string }[] } }>(director, '{ stages { nodes { id key } } }')
  return { test, manager, rep, otherRep, director, stages: Object.fromEntries(stages.nodes.map(({ id, key }) => [key, id])) }
}

/** The data of an answer without errors. */
export async function ask<Data>(caller: TestCaller, query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<Data> {
  const answer = await caller.graphql<Data>(query, variables, headers)
  expect(answer.errors).toBeUndefined()
  return answer.data!
}

export interface Deal {
  readonly __typename: string
  readonly opportunity: { readonly id: string; readonly version: number; readonly name: string }
  readonly code: string
  readonly message: string
  readonly fields: readonly { readonly path: string; readonly code: string }[]
}

const members = '{ __typename ... on ValidationError { fields { path code } } ... on Error { code message } }'

export async function createDeal(caller: TestCaller, input: Record<string, unknown>): Promise<Deal> {
  const query = `mutation ($input: CreateOpportunityInput!) { createOpportunity(input: $input) { ... on CreateOpportunityPayload { opportunity { id version name } } ...R } } fragment R on CreateOpportunityResult ${members}`
  return (await ask<{ createOpportunity: Deal }>(caller, query, { input })).createOpportunity
}

export async function change(caller: TestCaller, name: 'update' | 'move' | 'delete', input: Record<string, unknown>, headers: Record<string, string> = {}): Promise<Deal> {
  const upper = `${name.charAt(0).toUpperCase()}${name.slice(1)}Opportunity`
  const payload = name === 'delete' ? 'id' : 'opportunity { id version name }'
  const query = `mutation ($input: ${upper}Input!) { result: ${name}Opportunity(input: $input) { ... on ${upper}Payload { ${payload} } ...R } } fragment R on ${upper}Result ${members}`
  return (await ask<{ result: Deal }>(caller, query, { input }, headers)).result
}
