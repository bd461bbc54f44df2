import { missingId, rowIdOf } from '@tenon/core'
import type { Context } from '../context.ts'
import { domainKey, phoneKey } from '../domain/match-key.ts'
import { readPolicy } from './read-policy.ts'
import { nameKeyOf } from './write-customer.ts'

export interface DuplicateInput {
  readonly name?: string | null
  readonly creditCode?: string | null
  readonly website?: string | null
  readonly phone?: string | null
  /** A customer that is not asked about: the one that is being changed. */
  readonly exceptId?: string | null
}

export interface DuplicateCandidate {
  readonly id: string
  readonly name: string
  readonly reasons: readonly ('NAME' | 'CREDIT_CODE' | 'DOMAIN' | 'PHONE')[]
}

export interface Duplicates {
  readonly candidates: readonly DuplicateCandidate[]
  /** Whether there is one out of reach. Always false unless the company wants it said. */
  readonly elsewhere: boolean
}

const most = 10

/**
 * Policy: "same company under another spelling: candidates by name, credit code, domain and phone; never merged by itself." Answers
 * only what the caller may see, by columns that the caller may read: a hidden customer cannot be felt for.
 */
export async function findDuplicates(context: Context, input: DuplicateInput): Promise<Duplicates> {
  const keys = await keysOf(context, input)
  const tests = Object.entries(keys).filter(([, value]) => value !== null).map(([column, value]) => ({ [column]: value }))
  if (tests.length === 0) return { candidates: [], elsewhere: false }
  const exceptId = input.exceptId ? (rowIdOf(input.exceptId, 'Customer') ?? missingId) : missingId
  const where = { OR: tests, mergedIntoId: null, id: { not: exceptId } }
  const found = await context.db.customer.findMany({ where, orderBy: [{ name: 'asc' }, { id: 'asc' }], take: most })
  const candidates = found.map((row) => ({ id: row.id, name: row.name, reasons: reasonsOf(row, keys) }))
  if (candidates.length > 0 || !(await readPolicy(context)).hintHidden) return { candidates, elsewhere: false }
  return { candidates, elsewhere: (await context.system('whether a similar customer exists out of reach').customer.count({ where })) > 0 }
}

const reasonOf = { matchName: 'NAME', creditCode: 'CREDIT_CODE', matchDomain: 'DOMAIN', matchPhone: 'PHONE' } as const
type Keys = Readonly<Record<keyof typeof reasonOf, string | null>>

async function keysOf(context: Context, { name, creditCode, website, phone }: DuplicateInput): Promise<Keys> {
  return {
    matchName: name ? (await nameKeyOf(context))(name) : null,
    creditCode: creditCode ? creditCode.trim().toUpperCase() : null,
    matchDomain: domainKey(website ?? ''),
    matchPhone: phoneKey(phone ?? ''),
  }
}

function reasonsOf(row: Readonly<Partial<Record<keyof typeof reasonOf, string | null>>>, keys: Keys): DuplicateCandidate['reasons'] {
  return (Object.keys(reasonOf) as (keyof typeof reasonOf)[]).filter((column) => keys[column] !== null && row[column] === keys[column]).map((column) => reasonOf[column])
}
