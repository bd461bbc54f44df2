import type { GraphQLSchema } from 'graphql'
import type { TestCaller } from '@tenon/core/testing'
import type { Operation } from './random-operation.ts'
import { shrink } from './shrink.ts'
import { twinMark } from './twin.ts'

/** What an operation told that it must not. */
export interface Finding {
  readonly operation: Operation
  readonly here: string
  readonly there: string
}

export interface Tally {
  asked: number
  /** Answers that held a record. */
  told: number
  refused: number
  /** Answers that a masked fault stands in: a defect whoever asks. */
  failed: string[]
}

/** Asks both, and tells where they differ or the twin shows a hidden value. */
export async function compare(here: TestCaller, there: TestCaller, operation: Operation, tally: Tally): Promise<Finding | null> {
  const [answer, twin] = [await textOf(here, operation), await textOf(there, operation)]
  tally.asked++
  if (answer.includes('"errors"')) tally.refused++
  else if (/"(id|name|code|count|totalCount)":("|[1-9])/.test(answer)) tally.told++
  if (/"code":"INTERNAL(_SERVER_ERROR)?"/.test(answer)) tally.failed.push(`${operation.query} ${JSON.stringify(operation.variables)}\n  ${answer}`)
  if (answer !== twin && (await isAboutTheFirst(here, there, operation, [answer, twin]))) return null
  return answer === twin && !(twin.includes(twinMark) && !JSON.stringify(operation.variables).includes(twinMark)) ? null : { operation, here: answer, there: twin }
}

/** Of two required root fields that are both refused, whichever is refused first is told alone. */
const tries = 8

/**
 * Whether two refusals differ only by which root field came first, which is nobody's secret: each of them is then told by either company when it is asked
 * again. Asked in that case alone, as a difference that comes and goes is a finding in every other.
 */
async function isAboutTheFirst(here: TestCaller, there: TestCaller, operation: Operation, [answer, twin]: readonly [string, string]): Promise<boolean> {
  const [one, other] = [refusedRoot(answer), refusedRoot(twin)]
  if (one === null || other === null || one === other) return false
  const toldHere = new Set([answer])
  const toldThere = new Set([twin])
  for (let turn = 0; turn < tries && !(toldHere.has(twin) && toldThere.has(answer)); turn++) {
    toldHere.add(await textOf(here, operation))
    toldThere.add(await textOf(there, operation))
  }
  return toldHere.has(twin) && toldThere.has(answer)
}

/** The root field, by the name it was asked as, for which the whole operation was refused; null where it was not, or for more. */
function refusedRoot(text: string): string | null {
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: readonly { readonly path?: readonly (string | number)[] }[] }
  const path = errors?.[0]?.path
  return (data === null || data === undefined) && errors?.length === 1 && path?.length === 1 ? String(path[0]) : null
}

export function newTally(): Tally {
  return { asked: 0, told: 0, refused: 0, failed: [] }
}

/** The same difference, shown by the smallest query that was found for it. */
export async function smallestFinding([here, there]: readonly [TestCaller, TestCaller], schema: GraphQLSchema, finding: Finding): Promise<Finding> {
  let smallest = finding
  await shrink(schema, finding.operation, async (candidate) => {
    const found = await compare(here, there, candidate, newTally())
    if (found) smallest = found
    return found !== null
  })
  return smallest
}

/** Where the two answers part, with the query to ask again. */
export function describeFinding({ operation, here, there }: Finding): string {
  const at = Math.max([...here].findIndex((letter, index) => letter !== there[index]), 0)
  return `${operation.query}\n${JSON.stringify(operation.variables)}\n  here  …${here.slice(Math.max(at - 200, 0), at + 200)}\n  there …${there.slice(Math.max(at - 200, 0), at + 200)}`
}

/** The answer but for what names the request. */
async function textOf(caller: TestCaller, { query, variables }: Operation): Promise<string> {
  const answer = await caller.graphql(query, { ...variables })
  return JSON.stringify(answer).replaceAll(/request number [0-9a-f-]{36}/g, 'request number').replaceAll(/"requestId":"[^"]*"/g, '"requestId":""')
}
