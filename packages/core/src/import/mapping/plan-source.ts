import type { FieldMapping, Literal } from '../mapping-types.ts'
import type { Cell } from '../readers/table-types.ts'
import { cellText } from '../readers/table-types.ts'
import { ValueFault } from '../values/value-fault.ts'
import { cleanCell } from './clean-cell.ts'
import { many } from './conditions.ts'
import type { Input } from './plan-types.ts'
import type { Planning, Scene } from './planning.ts'
import { fillTemplate, parseTemplate, templateColumns } from './template.ts'

/** Where a field's text comes from. */
export interface Source {
  /** For reports; null for a constant. */
  readonly column: string | null
  readonly read: (input: Input) => Cell | ValueFault
  /** The text as the file has it, for reports. */
  readonly show: (input: Input) => string
  /** Texts that mean "empty". */
  readonly empty: ReadonlySet<string>
}

/** The column, constant or template of a field; null where the mapping is wrong. */
export function sourceOf(planning: Planning, scene: Scene, mapping: FieldMapping): Source | null {
  const given = [mapping.column, mapping.value, mapping.template].filter((value) => value !== undefined)
  if (given.length !== 1) {
    planning.problems.add(scene.path, 'MAPPING_SOURCE_FORM')
    return null
  }
  const empty = new Set([...(planning.mapping.empty ?? []), ...(mapping.empty ?? [])])
  if (mapping.column !== undefined) return { ...columnSource(scene, many(mapping.column)), empty }
  if (mapping.template !== undefined) return templateSource(planning, scene, mapping.template, empty)
  const { value = null } = mapping
  const cell = value === null ? '' : literalCell(value)
  return { column: null, read: () => cell, show: () => cellText(cell), empty: new Set() }
}

/** A literal of a mapping as a cell. */
export function literalCell(value: Exclude<Literal, null>): Cell {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? { type: 'number', text: String(value) } : { type: 'boolean', text: value ? 'TRUE' : 'FALSE' }
}

function columnSource(scene: Scene, columns: readonly string[]): Omit<Source, 'empty'> {
  const places = columns.map((column) => scene.columns.use(column, [...scene.path, 'column']))
  const [first = 0] = places
  const column = columns.join(' + ')
  if (places.length === 1) return { column, read: (input) => input[first] ?? '', show: (input) => cellText(input[first]) }
  return { column, read: (input) => joined(input, places), show: (input) => places.map((place) => cellText(input[place])).join(' ').trim() }
}

function joined(input: Input, places: readonly number[]): string | ValueFault {
  const texts: string[] = []
  for (const place of places) {
    const cell = cleanCell(input[place] ?? '')
    if (cell instanceof ValueFault) return cell
    if (cell !== '') texts.push(cellText(cell))
  }
  return texts.join(' ')
}

function templateSource(planning: Planning, scene: Scene, template: string, empty: ReadonlySet<string>): Source | null {
  const parts = parseTemplate(template)
  if (typeof parts === 'string') {
    planning.problems.add([...scene.path, 'template'], 'MAPPING_TEMPLATE_INVALID', { template, reason: parts })
    return null
  }
  const columns = templateColumns(parts)
  const places = new Map(columns.map((column) => [column, scene.columns.use(column, [...scene.path, 'template'])]))
  const show = (input: Input): string => columns.map((column) => cellText(input[places.get(column)!])).join(' ')
  return {
    column: columns.join(' + ') || null,
    show,
    empty,
    read(input) {
      const texts = new Map<string, string>()
      for (const [column, place] of places) {
        const cell = cleanCell(input[place] ?? '')
        if (cell instanceof ValueFault) return cell
        texts.set(column, cellText(cell))
      }
      return columns.length > 0 && [...texts.values()].every((text) => text === '') ? '' : fillTemplate(parts, (column) => texts.get(column) ?? '')
    },
  }
}
