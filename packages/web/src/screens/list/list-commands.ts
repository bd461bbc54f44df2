import type { I18n } from '../../i18n/index.ts'
import type { Command } from '../../module.ts'
import type { ResourceRecord } from '../../data/record.ts'
import type { ListState } from './list-state.svelte.ts'

export interface ListActions {
  readonly list: ListState
  readonly i18n: I18n
  readonly focusRow: (index: number) => void
  readonly focusSearch: () => void
  readonly open: (record: ResourceRecord) => void
  readonly create: () => void
}

/** What keys do on a list, for the shell to bind and to list under ?. */
export function listCommands({ list, i18n, focusRow, focusSearch, open, create }: ListActions): readonly Command[] {
  const { t, label } = i18n
  const group = () => label(list.meta.pluralLabel)
  const current = () => list.rows[list.cursor]
  const hasRow = () => current() !== undefined
  return [
    { id: 'list.new', label: () => t('screens.newOne', { name: label(list.meta.label) }), group, keys: 'n', run: create, when: () => list.meta.may.create && list.meta.operations.create !== null },
    { id: 'list.search', label: () => t('screens.list.focusSearch'), group, keys: '/', keyOnly: true, run: focusSearch, when: () => list.meta.searchable },
    { id: 'list.next', label: () => t('screens.list.next'), group, keys: 'j', keyOnly: true, run: () => focusRow(list.move(1)) },
    { id: 'list.previous', label: () => t('screens.list.previous'), group, keys: 'k', keyOnly: true, run: () => focusRow(list.move(-1)) },
    { id: 'list.open', label: () => t('screens.list.open'), group, keys: 'o', keyOnly: true, when: hasRow, run: () => { const row = current(); if (row) open(row) } },
    { id: 'list.edit', label: () => t('screens.list.editCell'), group, keys: 'f2', keyOnly: true, when: () => hasRow() && list.meta.may.update && list.meta.operations.update !== null, run: () => focusRow(list.cursor) },
    { id: 'list.select', label: () => t('screens.list.selectCurrent'), group, keys: 'x', keyOnly: true, when: hasRow, run: () => { const row = current(); if (row) list.select(row.id, false) } },
    { id: 'list.selectAll', label: () => t('screens.list.selectLoaded'), group, keys: 'mod+a', keyOnly: true, run: () => list.selectLoaded() },
    { id: 'list.clear', label: () => t('screens.list.clearSelection'), group, keys: 'esc', keyOnly: true, when: () => list.selected.ids.size > 0, run: () => list.clearSelection() },
  ]
}
