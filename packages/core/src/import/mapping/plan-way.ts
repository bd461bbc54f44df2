import { rowSentence } from '../errors.ts'
import type { ReferenceMapping } from '../mapping-types.ts'
import type { TargetField, TargetResource, TargetValue } from '../target-types.ts'
import { parseValue } from '../values/parse-value.ts'
import { ValueFault } from '../values/value-fault.ts'
import { many } from './conditions.ts'
import type { ReferenceScene } from './plan-reference.ts'
import { literalCell } from './plan-source.ts'
import type { RecordPlan, ReferenceWay } from './plan-types.ts'
import type { Planning } from './planning.ts'
import type { Path } from './problems.ts'
import { valueFormat } from './value-format.ts'

/** Kinds by whose value a record can be found. */
export const findable: readonly string[] = ['text', 'email', 'phone', 'url', 'enum']

/** By which of the three ways a reference finds its record: as a row of a step, in the same row, or by a field. `scene.path` is that of the setting. */
export function planWay(planning: Planning, scene: ReferenceScene, reference: ReferenceMapping): ReferenceWay | null {
  const way = wayOf(planning, scene, reference)
  if (way) checkTarget(planning, scene, { reference, way })
  return way
}

function wayOf(planning: Planning, scene: ReferenceScene, reference: ReferenceMapping): ReferenceWay | null {
  const { path, siblings } = scene
  const ways = (['step', 'row', 'by'] as const).filter((way) => reference[way] !== undefined)
  if (ways.length !== 1) {
    planning.problems.add(path, 'MAPPING_REFERENCE_FORM', { found: ways.length === 0 ? 'none is given' : `${ways.join(' and ')} are given` })
    return null
  }
  const known = (records: ReadonlyMap<string, RecordPlan>, name: string, setting: string): RecordPlan | null => {
    const record = records.get(name) ?? null
    if (!record) planning.problems.add([...path, setting], 'MAPPING_STEP_UNKNOWN', { step: name, known: [...records.keys()].join(', ') || 'none' })
    return record
  }
  if (reference.row !== undefined) {
    const record = known(siblings, reference.row, 'row')
    return record && { kind: 'row', record, resource: record.resource.name }
  }
  if (reference.step === undefined) return byField(planning, scene, reference)
  const records = many(reference.step).map((name) => known(planning.records, name, 'step')).filter((record) => record !== null)
  const [first] = records
  return first ? { kind: 'step', records, resource: first.resource.name } : null
}

function byField(planning: Planning, scene: ReferenceScene, reference: ReferenceMapping): ReferenceWay | null {
  const { path, field } = scene
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
  const { create = false } = reference
  return { kind: 'by', resource, by: by.name, loose, create: create === false ? null : creation(planning, { ...scene, path: [...path, 'create'] }, { target, by, further: create === true ? {} : create }) }
}

/** The further values of a target that is made when missing. */
function creation(planning: Planning, scene: ReferenceScene, made: { target: TargetResource; by: TargetField; further: Exclude<ReferenceMapping['create'], boolean | undefined> }): Record<string, TargetValue> {
  const { target, by, further } = made
  const { problems } = planning
  const values: Record<string, TargetValue> = {}
  for (const [name, value] of Object.entries(further)) {
    const field = target.fields[name]
    const path: Path = [...scene.path, name]
    if (!field) problems.add(path, 'MAPPING_FIELD_UNKNOWN', { resource: target.name, field: name, known: Object.keys(target.fields).join(', ') })
    else if (field.readOnly) problems.add(path, 'MAPPING_FIELD_READ_ONLY', { resource: target.name, field: name })
    else if (value !== null) {
      const converted = parseValue(literalCell(value), field, valueFormat(planning, { ...scene, path }, {}, field.kind))
      if (!(converted instanceof ValueFault)) values[name] = converted
      else problems.add(path, 'MAPPING_VALUE_UNFIT', { value: JSON.stringify(value), resource: target.name, field: name, reason: rowSentence(converted.code, converted.params) })
    }
  }
  for (const field of Object.values(target.fields)) {
    if (field.required && field.name !== by.name && values[field.name] === undefined) problems.add(scene.path, 'MAPPING_FIELD_NEEDED', { resource: target.name, field: field.name })
  }
  return values
}

/** What is found must be what the field refers to. */
function checkTarget(planning: Planning, scene: ReferenceScene, { reference, way }: { reference: ReferenceMapping; way: ReferenceWay }): void {
  const { field, path } = scene
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
