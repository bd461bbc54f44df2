import type { FieldMapping, ReferenceMapping } from '../mapping-types.ts'
import { cellText } from '../readers/table-types.ts'
import type { TargetField, TargetResource, TargetValue } from '../target-types.ts'
import { parseValue } from '../values/parse-value.ts'
import { ValueFault } from '../values/value-fault.ts'
import { rowSentence } from '../errors.ts'
import { many } from './conditions.ts'
import { readKey } from './plan-key.ts'
import { readClean } from './plan-field.ts'
import { literalCell, sourceOf } from './plan-source.ts'
import type { RecordPlan, ReferencePlan, ReferenceWay } from './plan-types.ts'
import type { Planning, Scene } from './planning.ts'
import type { Path } from './problems.ts'
import { valueFormat } from './value-format.ts'

/** Kinds by whose value a record can be found. */
export const findable: readonly string[] = ['text', 'email', 'phone', 'url', 'enum']

/** How the record that a field refers to is found. */
export function planReference(planning: Planning, scene: Scene, field: TargetField, mapping: FieldMapping, siblings: ReadonlyMap<string, RecordPlan>): ReferencePlan | null {
  const { problems } = planning
  const resource = scene.resource.name
  const reference = mapping.reference
  if (!reference) {
    problems.add(scene.path, 'MAPPING_REFERENCE_NEEDED', { resource, field: field.name, target: field.reference })
    return null
  }
  const path = [...scene.path, 'reference']
  const way = wayOf(planning, scene, field, reference, siblings, path)
  const source = reference.row === undefined ? sourceOf(planning, scene, mapping) : null
  if (!way || (!source && reference.row === undefined)) return null
  checkTarget(planning, scene, field, reference, way, path)
  const key = way.kind === 'step' && Array.isArray(mapping.column) ? readKey(mapping.column as readonly string[], scene.columns, scene.path) : null
  const known = Object.keys(mapping.values ?? {}).join(', ')
  return {
    field, way,
    column: source?.column ?? null,
    required: mapping.required ?? false,
    missing: reference.missing ?? 'reject',
    take: reference.take ?? null,
    own: way.kind !== 'row' && way.resource === resource,
    show: (input) => source?.show(input) ?? '',
    read(input) {
      if (!source) return ''
      if (key) return key.read(input, 0)
      const cell = readClean(source, input, mapping)
      if (cell instanceof ValueFault) return cell
      const text = cellText(cell)
      const fallback = mapping.default === undefined || mapping.default === null ? null : String(mapping.default)
      if (text === '' || mapping.values === undefined) return text === '' ? fallback : text
      if (Object.hasOwn(mapping.values, text)) return mapping.values[text] === null ? null : String(mapping.values[text])
      if (mapping.unmapped === 'keep') return text
      return mapping.unmapped === 'null' ? fallback : new ValueFault('VALUE_UNMAPPED', { known })
    },
  }
}

function wayOf(planning: Planning, scene: Scene, field: TargetField, reference: ReferenceMapping, siblings: ReadonlyMap<string, RecordPlan>, path: Path): ReferenceWay | null {
  const ways = (['step', 'row', 'by'] as const).filter((way) => reference[way] !== undefined)
  if (ways.length !== 1) {
    planning.problems.add(path, 'MAPPING_REFERENCE_FORM', { found: ways.length === 0 ? 'none is given' : `${ways.join(' and ')} are given` })
    return null
  }
  if (reference.row !== undefined) {
    const record = known(planning, siblings, reference.row, [...path, 'row'])
    return record && { kind: 'row', record, resource: record.resource.name }
  }
  if (reference.step !== undefined) {
    const records = many(reference.step).map((name) => known(planning, planning.records, name, [...path, 'step'])).filter((record) => record !== null)
    const [first] = records
    return first ? { kind: 'step', records, resource: first.resource.name } : null
  }
  return byField(planning, scene, field, reference, path)
}

function known(planning: Planning, records: ReadonlyMap<string, RecordPlan>, name: string, path: Path): RecordPlan | null {
  const record = records.get(name)
  if (!record) planning.problems.add(path, 'MAPPING_STEP_UNKNOWN', { step: name, known: [...records.keys()].join(', ') || 'none' })
  return record ?? null
}

function byField(planning: Planning, scene: Scene, field: TargetField, reference: ReferenceMapping, path: Path): ReferenceWay | null {
  const resource = reference.resource ?? field.reference ?? ''
  const target = planning.target.describe(resource)
  if (!target) {
    planning.problems.add(path, 'MAPPING_RESOURCE_UNKNOWN', { resource, known: planning.target.resources().join(', ') })
    return null
  }
  const by = target.fields[reference.by!]
  if (!by) {
    planning.problems.add([...path, 'by'], 'MAPPING_FIELD_UNKNOWN', { resource, field: reference.by, known: Object.keys(target.fields).join(', ') })
    return null
  }
  const loose = reference.match === 'loose'
  if (!findable.includes(by.kind) || (loose && by.kind === 'enum')) {
    planning.problems.add([...path, 'by'], 'MAPPING_MATCH_UNFIT', { resource, field: by.name })
    return null
  }
  return { kind: 'by', resource, by: by.name, loose, create: creation(planning, scene, target, by, reference, path) }
}

/** The further values of a target that is made when missing; null where none is to be made. */
function creation(planning: Planning, scene: Scene, target: TargetResource, by: TargetField, reference: ReferenceMapping, path: Path): Record<string, TargetValue> | null {
  if (reference.create === undefined || reference.create === false) return null
  const values: Record<string, TargetValue> = {}
  for (const [name, value] of Object.entries(reference.create === true ? {} : reference.create)) {
    const field = target.fields[name]
    const where = [...path, 'create', name]
    if (!field) planning.problems.add(where, 'MAPPING_FIELD_UNKNOWN', { resource: target.name, field: name, known: Object.keys(target.fields).join(', ') })
    else if (field.readOnly) planning.problems.add(where, 'MAPPING_FIELD_READ_ONLY', { resource: target.name, field: name })
    else if (value !== null) {
      const converted = parseValue(literalCell(value), field, valueFormat(planning, { ...scene, path: where }, {}, field.kind))
      if (!(converted instanceof ValueFault)) values[name] = converted
      else {
        const reason = rowSentence(converted.code, converted.params)
        planning.problems.add(where, 'MAPPING_VALUE_UNFIT', { value: JSON.stringify(value), resource: target.name, field: name, reason })
      }
    }
  }
  for (const field of Object.values(target.fields)) {
    if (field.required && field.name !== by.name && values[field.name] === undefined) {
      planning.problems.add([...path, 'create'], 'MAPPING_FIELD_NEEDED', { resource: target.name, field: field.name })
    }
  }
  return values
}

function checkTarget(planning: Planning, scene: Scene, field: TargetField, reference: ReferenceMapping, way: ReferenceWay, path: Path): void {
  const wrong = (found: string): void => planning.problems.add(path, 'MAPPING_REFERENCE_TARGET', { resource: scene.resource.name, field: field.name, target: field.reference, found })
  const others = way.kind === 'step' ? way.records.map((record) => record.resource.name) : [way.resource]
  if (reference.take === undefined) {
    const other = others.find((resource) => resource !== field.reference)
    if (other !== undefined) wrong(other)
    return
  }
  if (way.kind === 'by' && way.create !== null) planning.problems.add(path, 'MAPPING_REFERENCE_FORM', { found: '"take" and "create" exclude each other' })
  for (const resource of others) {
    const taken = planning.target.describe(resource)?.fields[reference.take]
    if (taken?.reference !== field.reference) wrong(taken ? `${resource}.${reference.take}, which is ${taken.reference ?? taken.kind}` : `${resource}, which has no field ${reference.take}`)
  }
}
