import type { Plugin } from '@tenon/core'
import { createTestApp, type TestApp, type TestCaller } from '@tenon/core/testing'
import { expect } from 'vitest'

type Role = 'rep' | 'otherRep' | 'manager' | 'director' | 'finance' | 'cashier' | 'legal' | 'product'

export interface Answer {
  readonly code?: string
  readonly message?: string
  readonly fields?: readonly { readonly path: string; readonly code: string; readonly message: string }[]
  readonly record?: { readonly id: string; readonly version: number }
}

export interface Channel extends Readonly<Record<Role, TestCaller>> {
  readonly test: TestApp
  setDay(day: string): void
  ask<Data>(caller: TestCaller, query: string, variables?: Record<string, unknown>): Promise<Data>
  run(caller: TestCaller, mutation: string, input: object, answers: string): Promise<Answer>
  did(caller: TestCaller, mutation: string, input: object, answers: string): Promise<{ readonly id: string; readonly version: number }>
}

/** A company with one team that sells through partners. */
export async function openChannel(plugins: readonly Plugin[]): Promise<Channel> {
  const clock = { now: new Date('2026-02-01T02:00:00.000Z') }
  const test = await createTestApp({ plugins, now: () => clock.now })
  const people = {
    director: await test.as('DIRECTOR', { unit: 'sales', heads: true }),
    manager: await test.as('MANAGER', { unit: 'north', parentUnit: 'sales', heads: true }),
    rep: await test.as('REP', { unit: 'north', parentUnit: 'sales' }),
    otherRep: await test.as('REP', { unit: 'north', parentUnit: 'sales' }),
    finance: await test.as('FINANCE', { unit: 'finance' }),
    cashier: await test.as('FINANCE', { unit: 'finance' }),
    legal: await test.as('LEGAL', { unit: 'legal' }),
    product: await test.as('PRODUCT', { unit: 'product' }),
  }
  const ask: Channel['ask'] = async (caller, query, variables = {}) => {
    const answer = await caller.graphql(query, variables)
    expect(answer.errors).toBeUndefined()
    return answer.data as never
  }
  const run: Channel['run'] = async (caller, mutation, input, answers) => {
    const type = mutation.charAt(0).toUpperCase() + mutation.slice(1)
    const query = `mutation ($input: ${type}Input!) { result: ${mutation}(input: $input) { ... on ${type}Payload { record: ${answers} { id version } } ... on Error { code message } ... on ValidationError { fields { path code message } } } }`
    return (await ask<{ result: Answer }>(caller, query, { input })).result
  }
  return {
    ...people, test, ask, run,
    setDay: (day) => void (clock.now = new Date(`${day}T02:00:00.000Z`)),
    async did(caller, mutation, input, answers) {
      const { record, ...refusal } = await run(caller, mutation, input, answers)
      if (!record) throw new Error(`${mutation}: ${JSON.stringify(refusal)}`)
      return record
    },
  }
}
