import type { OneOrMany, RowCondition } from '../mapping-types.ts'
import { cellText } from '../readers/table-types.ts'
import type { Columns } from './columns.ts'
import type { Input } from './plan-types.ts'
import type { Path } from './problems.ts'

/** True for rows that meet any of the conditions. */
export function anyCondition(conditions: OneOrMany<RowCondition> | undefined, columns: Columns, path: Path): (input: Input) => boolean {
  const listed = conditions === undefined ? [] : many(conditions)
  const tests = listed.map((condition) => meets(condition, columns.use(condition.column, path)))
  return (input) => tests.some((test) => test(input))
}

export function many<Item>(value: OneOrMany<Item>): readonly Item[] {
  return Array.isArray(value) ? (value as readonly Item[]) : [value as Item]
}

/** Everything that a condition says must hold. */
function meets(condition: RowCondition, place: number): (input: Input) => boolean {
  const tests: ((text: string) => boolean)[] = []
  const { is, isNot, empty, startsWith, contains } = condition
  if (is !== undefined) tests.push((text) => many(is).includes(text))
  if (isNot !== undefined) tests.push((text) => !many(isNot).includes(text))
  if (empty !== undefined) tests.push((text) => (text === '') === empty)
  if (startsWith !== undefined) tests.push((text) => many(startsWith).some((start) => text.startsWith(start)))
  if (contains !== undefined) tests.push((text) => many(contains).some((part) => text.includes(part)))
  return (input) => {
    const text = cellText(input[place]).trim()
    return tests.every((test) => test(text))
  }
}
