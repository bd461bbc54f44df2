import type { FieldMeta, Label, ResourceMeta, Tone } from '@tenon/core/metadata'
import { words } from '../../data/selection.ts'
import { fieldNamed, type ResourceRecord } from '../../data/record.ts'
import { MAX_COLUMNS, tonedField } from './board-documents.ts'

/** A column of the board without its cards: a step that a record can be in. */
export interface Step {
  readonly id: string
  readonly title: string
  readonly tone: Tone | null
}

/** The field whose values are steps on a way. Columns between which nobody moves a card, such as departments that are asked, are none. */
export function stepField(meta: ResourceMeta): FieldMeta | undefined {
  const field = meta.board ? fieldNamed(meta, meta.board.groupBy) : undefined
  return field && (meta.board!.moveMutation || (meta.operations.update && !field.readOnly)) ? field : undefined
}

/** The records that are the steps, in order, as `steps`. */
export function stepsDocument(meta: ResourceMeta, target: ResourceMeta): string {
  const columns = meta.board!.columns!
  const order = columns.orderField ? `, orderBy: [{ field: ${columns.orderField}, direction: ASC }]` : ''
  return `query ${meta.name}Steps { steps: ${columns.list}(first: ${MAX_COLUMNS}${order}) { nodes { ${words('id', columns.titleField, ...(tonedField(target) ? [tonedField(target)!.name] : []))} } } }`
}

export function recordSteps(meta: ResourceMeta, target: ResourceMeta, nodes: readonly ResourceRecord[]): readonly Step[] {
  const toned = tonedField(target)
  return nodes.map((node) => ({
    id: node.id,
    title: String(node[meta.board!.columns!.titleField] ?? ''),
    tone: toned?.options?.find((option) => option.value === node[toned.name])?.tone ?? null,
  }))
}

export function enumSteps(group: FieldMeta, label: (label: Label) => string): readonly Step[] {
  return (group.options ?? []).map((option) => ({ id: option.value, title: label(option.label), tone: option.tone }))
}
