import { definePlugin } from '@tenon/core'
import { createTestApp, type TestApp, type TestAppOptions, type TestCaller } from '@tenon/core/testing'
import { expect } from 'vitest'
import { customers } from '../src/index.ts'

export interface Company {
  readonly test: TestApp
  /** Leads team north; the reps work there and in south. */
  readonly manager: TestCaller
  readonly rep: TestCaller
  readonly colleague: TestCaller
  readonly otherRep: TestCaller
  readonly director: TestCaller
}

/** Publishes facts as the modules do that know of contracts: in the transaction of a mutation. */
const reports = definePlugin()({
  id: 'reports',
  description: 'Publishes the facts of other modules.',
  package: new URL('./reports/', import.meta.url),
  requires: { customers: '^0.1.0' },
  schema: (b) => {
    b.useCase<{ readonly type: string; readonly recordId: string; readonly payload: unknown }>('publishFact', {
      description: 'Publishes a fact.',
      input: (t) => ({ type: t.field({ type: 'String', required: true }), recordId: t.field({ type: 'ID', required: true }), payload: t.field({ type: 'JSON', required: true }) }),
      run: (context, { type, recordId, payload }) => Promise.resolve(context.emit(type, recordId, payload)),
    })
    b.useCase<{ readonly facts: unknown }>('publishFacts', {
      description: 'Publishes many facts at once, as an import does.',
      input: (t) => ({ facts: t.field({ type: 'JSON', required: true }) }),
      run: (context, { facts }) => Promise.resolve((facts as readonly Fact[]).forEach(({ type, recordId, payload }) => context.emit(type, recordId, payload))),
    })
  },
})

/** Two teams below a director. */
export async function openCompany(options: Pick<TestAppOptions, 'now'> = {}): Promise<Company> {
  const test = await createTestApp({ plugins: [customers(), reports()], ...options })
  const manager = await test.as('MANAGER', { name: 'Chen', unit: 'north', parentUnit: 'sales', heads: true })
  const rep = await test.as('REP', { name: 'Li', unit: 'north' })
  const colleague = await test.as('REP', { name: 'Sun', unit: 'north' })
  const otherRep = await test.as('REP', { name: 'Zhao', unit: 'south', parentUnit: 'sales' })
  const director = await test.as('DIRECTOR', { name: 'Zhou', unit: 'sales' })
  return { test, manager, rep, colleague, otherRep, director }
}

/** The data of an answer without errors. */
export async function ask<Data>(caller: TestCaller, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const answer = await caller.graphql<Data>(query, variables)
  expect(answer.errors).toBeUndefined()
  return answer.data!
}

export interface Result {
  readonly __typename: string
  readonly code?: string
  readonly fields?: readonly { readonly path: string; readonly code: string }[]
  readonly count?: number
  readonly record?: { readonly id: string; readonly version: number } & Readonly<Record<string, unknown>>
}

/** A mutation that answers a record, with what of it is wanted. */
export async function run(caller: TestCaller, name: string, input: Record<string, unknown>, [resource, wanted] = ['customer', 'id version']): Promise<Result> {
  const upper = name.charAt(0).toUpperCase() + name.slice(1)
  const payload = resource === '' ? 'count' : `record: ${resource} { ${wanted} }`
  const query = `mutation ($input: ${upper}Input!) { result: ${name}(input: $input) { __typename ... on ${upper}Payload { ${payload} } ... on ValidationError { fields { path code } } ... on Error { code } } }`
  return (await ask<{ result: Result }>(caller, query, { input })).result
}

export async function createCustomer(caller: TestCaller, input: Record<string, unknown>): Promise<string> {
  const result = await run(caller, 'createCustomer', input)
  expect(result.code).toBeUndefined()
  return result.record!.id
}

export async function readCustomer<Data = Record<string, unknown>>(caller: TestCaller, id: string, fields: string): Promise<Data | null> {
  return (await ask<{ customer: Data | null }>(caller, `query ($id: ID!) { customer(id: $id) { ${fields} } }`, { id })).customer
}

export function publish(caller: TestCaller, type: string, recordId: string, payload: object) {
  return ask(caller, 'mutation ($input: PublishFactInput!) { publishFact(input: $input) { __typename ... on Error { code } } }', { input: { type, recordId, payload } })
}

export interface Fact {
  readonly type: string
  readonly recordId: string
  readonly payload: object
}

/** In one mutation. */
export function publishAll(caller: TestCaller, facts: readonly Fact[]) {
  return ask(caller, 'mutation ($input: PublishFactsInput!) { publishFacts(input: $input) { __typename ... on Error { code } } }', { input: { facts } })
}

export const rowId = (id: string): string => id.slice(id.indexOf(':') + 1)
