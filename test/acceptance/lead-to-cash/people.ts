import { randomUUID } from 'node:crypto'
import { approvals } from '@tenon/approvals'
import { catalog } from '@tenon/catalog'
import { contracts } from '@tenon/contracts'
import { createTestApp, type TestApp, type TestCaller } from '@tenon/core/testing'
import { customers } from '@tenon/customers'
import { pipeline } from '@tenon/pipeline'
import { expect } from 'vitest'

export type Name = '周岚' | '陈波' | '李娜' | '王强' | '孙悦' | '赵敏' | '吴' | '何' | '郑' | '沈' | '马' | '丁'

/** The company of the policy and its people, who speak to it over GraphQL only. */
export interface Qiming {
  readonly test: TestApp
  readonly people: Readonly<Record<Name, TestCaller>>
  /** Whether deals are kept; else only customers and contracts are. */
  readonly hasDeals: boolean
  setNow(instant: string): void
}

const staff = [
  ['周岚', 'DIRECTOR', { unit: 'sales', heads: true }], ['陈波', 'MANAGER', { unit: 'north', parentUnit: 'sales', heads: true }], ['李娜', 'REP', { unit: 'north', parentUnit: 'sales' }], ['王强', 'REP', { unit: 'north', parentUnit: 'sales' }],
  ['孙悦', 'MANAGER', { unit: 'south', parentUnit: 'sales', heads: true }], ['赵敏', 'REP', { unit: 'south', parentUnit: 'sales' }], ['吴', 'FINANCE', { unit: 'finance' }], ['何', 'FINANCE', { unit: 'finance' }],
  ['郑', 'LEADER', {}], ['沈', 'LEGAL', { unit: 'legal' }], ['马', 'PRODUCT', { unit: 'product' }], ['丁', 'TECHNICAL', { unit: 'tech' }],
] as const

/** `lasting`: it may be restarted. */
export async function openQiming({ hasDeals, lasting = false }: { readonly hasDeals: boolean; readonly lasting?: boolean }): Promise<Qiming> {
  const clock = { now: new Date('2026-01-05T02:00:00Z') }
  const test = await createTestApp({ company: { name: '启明软件' }, plugins: [customers(), catalog(), approvals(), contracts(), ...(hasDeals ? [pipeline()] : [])], now: () => clock.now, lasting })
  const people: Partial<Record<Name, TestCaller>> = {}
  for (const [name, role, place] of staff) people[name] = await test.as(role, { name, ...place })
  // Solutions are reviewed by the departments whose function it is.
  const update = test.app.base['orgUnit']!['update']!
  for (const [code, kind] of [['product', 'PRODUCT'], ['tech', 'TECHNICAL']]) await update({ where: { code }, data: { function: kind } })
  test.app.forgetPrincipals()
  return { test, people: people as Record<Name, TestCaller>, hasDeals, setNow: (instant) => void (clock.now = new Date(instant)) }
}

/** The data of an answer without errors. */
export async function ask<Data>(caller: TestCaller, query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<Data> {
  const answer = await caller.graphql<Data>(query, variables, headers)
  expect(answer.errors).toBeUndefined()
  return answer.data!
}

export interface Outcome {
  readonly code?: string
  readonly message?: string
  readonly fields?: readonly { readonly path: string; readonly code: string }[]
  readonly record?: { readonly id: string; readonly version: number }
}

/** Runs a mutation with an idempotency key; `record` is the field of the payload that it answers. */
export async function run(caller: TestCaller, name: string, input: object, record: string, key: string = randomUUID()): Promise<Outcome> {
  const upper = name.charAt(0).toUpperCase() + name.slice(1)
  const query = `mutation ($input: ${upper}Input!) { result: ${name}(input: $input) { ... on ${upper}Payload { record: ${record} { id version } } ... on Error { code message } ... on ValidationError { fields { path code } } } }`
  return (await ask<{ result: Outcome }>(caller, query, { input }, { 'idempotency-key': key })).result
}

/**
 * Runs a mutation that must succeed, twice with the same key: "replaying every mutation with the same idempotency key
 * changes nothing", so both answers are the same, down to the version.
 */
export async function does(caller: TestCaller, name: string, input: object, record: string): Promise<NonNullable<Outcome['record']>> {
  const key = randomUUID()
  const first = await run(caller, name, input, record, key)
  if (!first.record) throw new Error(`${name}: ${first.code} ${first.message} ${JSON.stringify(first.fields ?? [])}`)
  expect(await run(caller, name, input, record, key)).toEqual(first)
  return first.record
}

export const cny = (amount: string) => ({ amount, currency: 'CNY' })
export const personId = (caller: TestCaller) => `Person:${caller.personId}`
