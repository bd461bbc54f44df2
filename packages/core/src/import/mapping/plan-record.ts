import type { FieldMapping, RecordMapping } from '../mapping-types.ts'
import type { TargetResource } from '../target-types.ts'
import type { Columns } from './columns.ts'
import { many } from './conditions.ts'
import { planField } from './plan-field.ts'
import { readKey } from './plan-key.ts'
import { planReference } from './plan-reference.ts'
import { findable } from './plan-way.ts'
import type { FieldPlan, Input, RecordPlan, ReferencePlan } from './plan-types.ts'
import type { Planning } from './planning.ts'
import type { Path } from './problems.ts'

export interface RecordScene {
  readonly name: string
  readonly columns: Columns
  readonly path: Path
  readonly skip: (input: Input) => boolean
  /** Records of the same row planned so far. */
  readonly siblings: ReadonlyMap<string, RecordPlan>
}

/** One record of a row; null where its resource is unknown. */
export function planRecord(planning: Planning, scene: RecordScene, mapping: RecordMapping): RecordPlan | null {
  const { problems, target } = planning
  const known = target.resources()
  const resource = known.includes(mapping.resource) ? target.describe(mapping.resource) : null
  if (!resource) {
    problems.add([...scene.path, 'resource'], 'MAPPING_RESOURCE_UNKNOWN', { resource: mapping.resource, known: known.join(', ') })
    return null
  }
  const fields: FieldPlan[] = []
  const references: ReferencePlan[] = []
  const updates = mapping.updates === undefined ? null : updated(planning, mapping.updates, resource, scene.path)
  const record: RecordPlan = {
    name: scene.name,
    source: `${planning.mapping.source}/${scene.name}`,
    resource, fields, references, updates,
    key: readKey(many(mapping.key), scene.columns, [...scene.path, 'key']),
    write: mapping.updates === undefined ? (mapping.write ?? 'save') : 'update',
    match: mapping.match ?? null,
    skip: scene.skip,
  }
  // Known before its fields are planned, so that a row may refer to other rows of its own step.
  planning.records.set(scene.name, record)
  for (const [name, given] of Object.entries(mapping.fields)) {
    const field = resource.fields[name]
    const path = [...scene.path, 'fields', name]
    if (!field) problems.add(path, 'MAPPING_FIELD_UNKNOWN', { resource: resource.name, field: name, known: writable(resource).join(', ') })
    else if (field.readOnly) problems.add(path, 'MAPPING_FIELD_READ_ONLY', { resource: resource.name, field: name })
    else {
      const settings: FieldMapping = typeof given === 'string' ? { column: given } : given
      const place = { resource, columns: scene.columns, path }
      if (field.kind === 'reference') push(references, planReference(planning, { ...place, field, siblings: scene.siblings }, settings))
      else push(fields, planField(planning, place, field, settings))
    }
  }
  checkNeeded(planning, scene, record, mapping)
  checkMatch(planning, scene, record, mapping)
  return record
}

function updated(planning: Planning, name: string, resource: TargetResource, path: Path): RecordPlan | null {
  const record = planning.records.get(name)
  if (!record) planning.problems.add([...path, 'updates'], 'MAPPING_STEP_UNKNOWN', { step: name, known: [...planning.records.keys()].join(', ') || 'none' })
  else if (record.resource.name !== resource.name) {
    planning.problems.add([...path, 'updates'], 'MAPPING_KEY_UNFIT', { reason: `The step "${name}" makes ${record.resource.name}, not ${resource.name}.` })
  }
  return record ?? null
}

/** What a new record must have is fed by something. */
function checkNeeded(planning: Planning, scene: RecordScene, record: RecordPlan, mapping: RecordMapping): void {
  if (record.write === 'update') {
    if (!record.updates && mapping.updates === undefined && mapping.match === undefined) {
      planning.problems.add([...scene.path, 'write'], 'MAPPING_KEY_UNFIT', { reason: 'With "write: update", say whose records are meant: "updates" names a step, "match" a field.' })
    }
    return
  }
  for (const field of Object.values(record.resource.fields)) {
    if (field.required && !field.readOnly && !Object.hasOwn(mapping.fields, field.name)) {
      planning.problems.add([...scene.path, 'fields'], 'MAPPING_FIELD_NEEDED', { resource: record.resource.name, field: field.name })
    }
  }
}

function checkMatch(planning: Planning, scene: RecordScene, record: RecordPlan, mapping: RecordMapping): void {
  if (mapping.match === undefined) return
  const field = record.resource.fields[mapping.match]
  if (!field || !findable.includes(field.kind) || !Object.hasOwn(mapping.fields, mapping.match)) {
    planning.problems.add([...scene.path, 'match'], 'MAPPING_MATCH_UNFIT', { resource: record.resource.name, field: mapping.match })
  }
}

function writable(resource: TargetResource): string[] {
  return Object.values(resource.fields).filter((field) => !field.readOnly).map((field) => field.name)
}

function push<Item>(list: Item[], item: Item | null): void {
  if (item) list.push(item)
}
