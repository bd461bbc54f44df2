import type { Shell } from '@tenon/web/module'
import { ask } from '../ask.ts'

/** The fields that are chosen between, and what of each is asked for. */
const FIELDS = {
  name: 'name', kind: 'kind', code: 'code', creditCode: 'creditCode', industry: 'industry', country: 'country', region: 'region', address: 'address', website: 'website', phone: 'phone',
  sizeBand: 'sizeBand', employees: 'employees', foundedYear: 'foundedYear', source: 'source', potential: 'potential', owner: 'owner { id name }',
} as const

export type MergeField = keyof typeof FIELDS
export type Side = { readonly id: string } & Readonly<Record<MergeField, unknown>>

const SIDES = `query MergeSides($left: ID!, $right: ID!) { left: customer(id: $left) { ...S } right: customer(id: $right) { ...S } } fragment S on Customer { id ${Object.values(FIELDS).join(' ')} }`
const MERGES = 'query Merges { customerMerges(first: 20, filter: { undoneAt: { isNull: true } }, orderBy: [{ field: CREATED_AT, direction: DESC }]) { nodes { id loserName undoUntil createdAt winner { id name } createdBy { id name } } } }'

export interface DoneMerge {
  readonly id: string
  readonly loserName: string
  readonly undoUntil: string
  readonly createdAt: string
  readonly winner: { readonly id: string; readonly name: string } | null
  readonly createdBy: { readonly name: string } | null
}

export function readSides(shell: Shell, left: string, right: string): Promise<{ readonly left: Side | null; readonly right: Side | null }> {
  return ask(shell, SIDES, { left, right })
}

export async function readMerges(shell: Shell): Promise<readonly DoneMerge[]> {
  return (await ask<{ customerMerges: { nodes: readonly DoneMerge[] } }>(shell, MERGES)).customerMerges.nodes
}

/** A value as it is compared and shown; empty where there is none. */
export function plain(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? String((value as { name?: unknown }).name ?? '') : String(value)
}

export interface Difference {
  readonly field: MergeField
  readonly left: string
  readonly right: string
}

/** Where two customers differ: only that is to be chosen. */
export function differences(left: Side, right: Side): Difference[] {
  return (Object.keys(FIELDS) as MergeField[]).map((field) => ({ field, left: plain(left[field]), right: plain(right[field]) })).filter((one) => one.left !== one.right)
}

/** What is taken from the one that goes before anybody chose: what the other one lacks. */
export function missingIn(found: readonly Difference[]): MergeField[] {
  return found.filter(({ left, right }) => left === '' && right !== '').map(({ field }) => field)
}
