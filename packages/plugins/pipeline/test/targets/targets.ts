import type { TestCaller } from '@tenon/core/testing'
import { expect } from 'vitest'
import { ask } from '../company.ts'

export interface Written {
  readonly code?: string
  readonly message?: string
  readonly fields?: readonly { readonly path: string; readonly code: string }[]
  readonly target?: { readonly id: string; readonly version: number; readonly status: string; readonly value: { readonly amount: string }; readonly revision: number; readonly effectiveFrom: string | null; readonly objection: string | null }
  readonly count?: number
}

/** Runs a mutation of targets; answers the target or the refusal. */
export async function run(caller: TestCaller, name: string, input: Record<string, unknown>, headers: Record<string, string> = {}): Promise<Written> {
  const upper = name.charAt(0).toUpperCase() + name.slice(1)
  const payload = name === 'deleteTarget' ? 'id' : name.endsWith('Targets') ? 'count' : 'target { id version status value { amount } revision effectiveFrom objection }'
  return (await ask<{ result: Written }>(caller, `mutation ($input: ${upper}Input!) { result: ${name}(input: $input) { ... on ${upper}Payload { ${payload} } ... on Error { code message } ... on ValidationError { fields { path code } } } }`, { input }, headers)).result
}

/** Runs it and expects that it is done. */
export async function done(caller: TestCaller, name: string, input: Record<string, unknown>): Promise<NonNullable<Written['target']>> {
  const result = await run(caller, name, input)
  expect(result).not.toHaveProperty('code')
  return result.target!
}

export interface Cell {
  readonly id: string
  readonly version: number
  readonly periodKey: string
  readonly status: string
  readonly value: { readonly amount: string }
  readonly holdersGap: { readonly amount: string } | null
  readonly periodsGap: { readonly amount: string } | null
  readonly mayEdit: boolean
  readonly mayObject: boolean
}

export async function tree(caller: TestCaller, year = '2026'): Promise<{ readonly name: string; readonly depth: number; readonly cells: readonly Cell[] }[]> {
  return (await ask<{ targetTree: { name: string; depth: number; cells: Cell[] }[] }>(caller, 'query ($year: String!) { targetTree(year: $year) { name depth cells { id version periodKey status value { amount } holdersGap { amount } periodsGap { amount } mayEdit mayObject } } }', { year })).targetTree
}

/** The cell of a holder in a period. */
export async function cellOf(caller: TestCaller, name: string, periodKey: string): Promise<Cell> {
  return (await tree(caller, periodKey.slice(0, 4))).find((row) => row.name === name)!.cells.find((cell) => cell.periodKey === periodKey)!
}
