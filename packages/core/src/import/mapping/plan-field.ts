import { isCurrency } from '../../money/index.ts'
import type { FieldKind } from '../../schema/metadata-types.ts'
import type { FieldMapping, Literal } from '../mapping-types.ts'
import type { Cell } from '../readers/table-types.ts'
import { cellText } from '../readers/table-types.ts'
import type { TargetField, TargetValue } from '../target-types.ts'
import { parseMoney, parseValue } from '../values/parse-value.ts'
import { ValueFault } from '../values/value-fault.ts'
import { rowSentence } from '../errors.ts'
import { cleanCell } from './clean-cell.ts'
import type { FieldPlan, Input } from './plan-types.ts'
import { literalCell, sourceOf } from './plan-source.ts'
import type { Source } from './plan-source.ts'
import { valueFormat } from './value-format.ts'
import type { Planning, Scene } from './planning.ts'

const numeric: readonly FieldKind[] = ['integer', 'bigint', 'decimal', 'quantity', 'percent', 'money']
/** Settings that have a meaning for some kinds only. */
const fitting: Readonly<Partial<Record<keyof FieldMapping, readonly FieldKind[]>>> = {
  format: ['date', 'datetime'], timeZone: ['datetime'], number: numeric, currency: ['money'], split: ['tags'],
}

/** How a field is read from a row. */
export function planField(planning: Planning, scene: Scene, field: TargetField, mapping: FieldMapping): FieldPlan | null {
  checkOptions(planning, scene, field, mapping)
  const source = sourceOf(planning, scene, mapping)
  if (!source) return null
  const convert = converter(planning, scene, field, mapping)
  const literals = literalValues(planning, scene, field, mapping, convert)
  const known = Object.keys(mapping.values ?? {}).join(', ')
  const unmapped = mapping.unmapped ?? 'reject'
  const fallback = literals('default', mapping.default ?? null)
  return {
    field,
    column: source.column,
    required: mapping.required ?? false,
    show: source.show,
    read(input) {
      const cell = readClean(source, input, mapping)
      if (cell instanceof ValueFault) return cell
      if (cell === '') return fallback
      if (mapping.values === undefined) return convert(cell, input)
      const text = cellText(cell)
      if (Object.hasOwn(mapping.values, text)) return literals(text, mapping.values[text]!)
      if (unmapped === 'keep') return convert(cell, input)
      return unmapped === 'null' ? fallback : new ValueFault('VALUE_UNMAPPED', { known })
    },
  }
}

/** The cell after cleaning; '' where it is empty or holds one of the texts that mean so. */
export function readClean(source: Source, input: Input, mapping: FieldMapping): Cell | ValueFault {
  const raw = source.read(input)
  const cell = raw instanceof ValueFault ? raw : cleanCell(raw, mapping)
  return cell instanceof ValueFault || !source.empty.has(cellText(cell)) ? cell : ''
}

function checkOptions(planning: Planning, scene: Scene, field: TargetField, mapping: FieldMapping): void {
  const resource = scene.resource.name
  for (const [option, kinds] of Object.entries(fitting)) {
    if (mapping[option as keyof FieldMapping] !== undefined && !kinds.includes(field.kind)) {
      planning.problems.add([...scene.path, option], 'MAPPING_OPTION_UNFIT', { option, resource, field: field.name, kind: field.kind })
    }
  }
  if (mapping.reference !== undefined) planning.problems.add([...scene.path, 'reference'], 'MAPPING_REFERENCE_UNFIT', { resource, field: field.name })
}

type Convert = (cell: Cell, input: Input) => TargetValue | ValueFault

function converter(planning: Planning, scene: Scene, field: TargetField, mapping: FieldMapping): Convert {
  const format = valueFormat(planning, scene, mapping, field.kind)
  if (field.kind !== 'money') return (cell) => parseValue(cell, field, format)
  if (typeof mapping.currency === 'object') {
    const place = scene.columns.use(mapping.currency.column, [...scene.path, 'currency'])
    return (cell, input) => parseMoney(cell, cellText(input[place]).trim().toUpperCase() || planning.currency, field, format)
  }
  const currency = mapping.currency ?? planning.currency
  if (!isCurrency(currency)) planning.problems.add([...scene.path, 'currency'], 'MAPPING_CURRENCY_UNKNOWN', { currency })
  return (cell) => parseMoney(cell, currency, field, format)
}

/** Converts the mapping's own values once and reports those that do not fit. */
function literalValues(planning: Planning, scene: Scene, field: TargetField, mapping: FieldMapping, convert: Convert): (key: string, value: Literal) => TargetValue {
  const known = new Map<Literal, TargetValue>([[null, null]])
  const check = (value: Literal | undefined, path: readonly string[]): void => {
    if (value === undefined || value === null || typeof mapping.currency === 'object') return
    const converted = convert(literalCell(value), [])
    if (!(converted instanceof ValueFault)) known.set(value, converted)
    else {
      const reason = rowSentence(converted.code, converted.params)
      planning.problems.add([...scene.path, ...path], 'MAPPING_VALUE_UNFIT', { value: JSON.stringify(value), resource: scene.resource.name, field: field.name, reason })
    }
  }
  for (const [text, value] of Object.entries(mapping.values ?? {})) check(value, ['values', text])
  check(mapping.default, ['default'])
  check(mapping.value, ['value'])
  return (_key, value) => known.get(value) ?? null
}
