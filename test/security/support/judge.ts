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

/** Where required root fields are refused, the answer ends with the first of them: what else is refused is told or not as it happens. */
const tries = 8

/**
 * Whether two refusals differ only by which root field came first, which is nobody's secret: each of them is then told by either company when it is asked
 * again. Asked in that case alone, as a difference that comes and goes is a finding in every other.
 */
async function isAboutTheFirst(here: TestCaller, there: TestCaller, operation: Operation, [answer, twin]: readonly [string, string]): Promise<boolean> {
  const [some, others] = [refusedRoots(answer), refusedRoots(twin)]
  if (some.size === 0 || others.size === 0 || new Set([...some, ...others]).size < 2) return false
  const toldHere = new Set([answer])
  const toldThere = new Set([twin])
  for (let turn = 0; turn < tries && !(toldHere.has(twin) && toldThere.has(answer)); turn++) {
    toldHere.add(await textOf(here, operation))
    toldThere.add(await textOf(there, operation))
  }
  return toldHere.has(twin) && toldThere.has(answer)
}

/** The root fields, by the names they were asked as, in which something was refused; none where the operation was answered all the same. */
function refusedRoots(text: string): ReadonlySet<string> {
  const { data, errors = [] } = JSON.parse(text) as { data?: unknown; errors?: readonly Refusal[] }
  return new Set(data === null || data === undefined ? errors.flatMap(({ path }) => (path?.length ? [String(path[0])] : [])) : [])
}

interface Refusal {
  readonly path?: readonly (string | number)[]
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

/** The answer but for what names the request, with its refusals by their places: they are told in the order in which they came. */
async function textOf(caller: TestCaller, { query, variables }: Operation): Promise<string> {
  const answer = await caller.graphql(query, { ...variables })
  const errors = answer.errors?.toSorted((a, b) => JSON.stringify(a.path ?? []).localeCompare(JSON.stringify(b.path ?? [])))
  return JSON.stringify(errors ? { ...answer, errors } : answer).replaceAll(/request number [0-9a-f-]{36}/g, 'request number').replaceAll(/"requestId":"[^"]*"/g, '"requestId":""')
}
