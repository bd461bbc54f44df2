import type { FieldMapping } from '../mapping-types.ts'
import { cellText } from '../readers/table-types.ts'
import type { TargetField } from '../target-types.ts'
import { ValueFault } from '../values/value-fault.ts'
import { readClean } from './plan-field.ts'
import { readKey } from './plan-key.ts'
import { sourceOf } from './plan-source.ts'
import type { Source } from './plan-source.ts'
import { planWay } from './plan-way.ts'
import type { Input, RecordPlan, ReferencePlan } from './plan-types.ts'
import type { Planning, Scene } from './planning.ts'

/** A reference field in its place. */
export interface ReferenceScene extends Scene {
  readonly field: TargetField
  /** Records of the same row planned so far. */
  readonly siblings: ReadonlyMap<string, RecordPlan>
}

/** How the record that a field refers to is found. */
export function planReference(planning: Planning, scene: ReferenceScene, mapping: FieldMapping): ReferencePlan | null {
  const { field, path, resource } = scene
  const { reference } = mapping
  if (!reference) {
    planning.problems.add(path, 'MAPPING_REFERENCE_NEEDED', { resource: resource.name, field: field.name, target: field.reference })
    return null
  }
  const way = planWay(planning, { ...scene, path: [...path, 'reference'] }, reference)
  const source = reference.row === undefined ? sourceOf(planning, scene, mapping) : null
  if (!way || (!source && reference.row === undefined)) return null
  return {
    field, way,
    column: source?.column ?? null,
    required: mapping.required ?? false,
    missing: reference.missing ?? 'reject',
    take: reference.take ?? null,
    own: way.kind !== 'row' && way.resource === resource.name,
    show: (input) => source?.show(input) ?? '',
    read: source ? reader(scene, mapping, source) : () => '',
  }
}

/** Reads the text that names the record; several columns are the key of a row with several key columns. */
function reader(scene: Scene, mapping: FieldMapping, source: Source): (input: Input) => string | null | ValueFault {
  const { values, unmapped = 'reject', reference } = mapping
  if (reference?.step !== undefined && Array.isArray(mapping.column)) {
    const key = readKey(mapping.column as readonly string[], scene.columns, scene.path)
    return (input) => key.read(input, 0)
  }
  const fallback = mapping.default === undefined || mapping.default === null ? null : String(mapping.default)
  const known = Object.keys(values ?? {}).join(', ')
  return (input) => {
    const cell = readClean(source, input, mapping)
    if (cell instanceof ValueFault) return cell
    const text = cellText(cell)
    if (text === '' || values === undefined) return text === '' ? fallback : text
    const value = Object.hasOwn(values, text) ? values[text] : undefined
    if (value !== undefined) return value === null ? null : String(value)
    if (unmapped === 'keep') return text
    return unmapped === 'null' ? fallback : new ValueFault('VALUE_UNMAPPED', { known })
  }
}
