import type { FieldMeta } from '@tenon/core/metadata'
import { tick } from 'svelte'
import type { ResourceRecord } from '../../data/record.ts'
import { useData } from '../../data/use-data.ts'
import { useShell } from '../../module.ts'
import { useFieldSaved } from '../record/use-field-saved.ts'
import { useTexts } from '../shared/use-texts.ts'
import type { GridStep } from './grid-keys.ts'
import type { ListState } from './list-state.svelte.ts'
import { nextCell, type CellPlace } from './next-cell.ts'
import { RowEdit } from './row-edit.svelte.ts'

interface Grid {
  readonly list: ListState
  readonly fields: () => readonly FieldMeta[]
  readonly frame: () => HTMLElement | null
  readonly bringIntoSight: (row: number) => void
}

export interface GridCells {
  readonly edit: RowEdit
  /** Does what a key means for the cell that has the focus; false where it means the row. */
  key(step: GridStep, event: KeyboardEvent, record: ResourceRecord | undefined): boolean
  open(place: CellPlace): Promise<void>
  hasNext(place: CellPlace, by: 1 | -1): boolean
  next(place: CellPlace, by: 1 | -1): Promise<void>
  /** The cell takes the focus back. */
  left(place: CellPlace): Promise<void>
}

/** The cells of a list: the focus goes along them, and those that may be edited are edited where they stand. Called while a component initialises. */
export function useGridCells({ list, fields, frame, bringIntoSight }: Grid): GridCells {
  const { toasts, i18n: { t, label } } = useShell()
  const texts = useTexts()
  const tell = useFieldSaved()
  const edit = new RowEdit({
    client: useData().client, meta: list.meta, sentence: texts.problem,
    onSaved: (record, field, before) => tell(list.meta, () => list.rows.find(({ id }) => id === record.id) ?? record, field, before),
    onFixed: (field) => toasts.show({ tone: 'warning', title: t('screens.list.fixedCell', { field: label(field.label) }) }),
    onFailed: (error) => toasts.show({ tone: 'danger', title: t('screens.list.cellFailed'), detail: texts.failure(error) }),
  })
  const open = () => fields().filter((field) => edit.allows(field))
  const rowOf = (id: string) => list.rows.findIndex((row) => row.id === id)
  const next = (place: CellPlace, by: 1 | -1) => nextCell(place, by, open(), list.rows)

  async function left({ id, field }: CellPlace): Promise<void> {
    await tick()
    frame()?.querySelector<HTMLElement>(`[data-row='${rowOf(id)}'] [data-field='${field.name}']`)?.focus()
  }

  async function start(place: CellPlace): Promise<void> {
    if (!(await edit.open(place.id, place.field))) await left(place)
  }

  function along(from: Element, by: 1 | -1): void {
    const row = from.closest('[data-row]')
    const cells = [...(row?.querySelectorAll<HTMLElement>('[data-field]') ?? [])]
    const at = cells.indexOf(from as HTMLElement) + by
    if (at < 0) row?.querySelector<HTMLElement>('a')?.focus()
    else cells[Math.min(at, cells.length - 1)]?.focus()
  }

  return {
    edit,
    left,
    key(step, event, record) {
      const at = event.target as HTMLElement
      if (step.kind === 'cell') along(at, step.by)
      const onCell = at.matches('[data-field]')
      const field = onCell ? open().find(({ name }) => name === at.dataset['field']) : open()[0]
      const begins = step.kind === 'edit' || (step.kind === 'open' && event.key === 'Enter' && onCell)
      if (begins && record && field) void start({ id: record.id, field })
      return step.kind === 'cell' || step.kind === 'edit' || (begins && field !== undefined)
    },
    open: start,
    hasNext: (place, by) => next(place, by) !== null,
    async next(place, by) {
      const to = next(place, by)
      if (!to) return
      list.cursor = rowOf(to.id)
      bringIntoSight(list.cursor)
      await tick()
      await start(to)
    },
  }
}
