import type { ResourceMeta } from '@tenon/core/metadata'
import { relatedCountsDocument } from '../../data/documents.ts'
import { live } from '../../data/live.svelte.ts'
import { isObject, type ResourceRecord } from '../../data/record.ts'
import { useData } from '../../data/use-data.ts'
import type { TabItem } from '../../kit/index.ts'
import { useShell } from '../../module.ts'
import { recordSlot } from './record-slots.ts'

const WORK = 'query RecordWork($id: ID!) { tasks: tasksOf(recordId: $id) { id status } comments(recordId: $id) { id } }'

/** The tabs of a record: details, what its own plugin made for it, related lists with their counts, what other plugins add, tasks, comments, files, history. Called while a component initialises. */
export function useRecordTabs(meta: () => ResourceMeta, record: () => ResourceRecord): { readonly items: readonly TabItem[] } {
  const shell = useShell()
  const { t, label } = shell.i18n
  // A new state of the same record counts nothing anew: what is counted tells of itself.
  const id = $derived(record().id)
  const counts = live<{ record: Record<string, unknown> | null }>(useData().client, () =>
    meta().related.length === 0 ? null : { document: relatedCountsDocument(meta()), variables: { id }, types: meta().related.map((related) => related.resource) },
  )
  const work = live<{ tasks: readonly { readonly status: string }[]; comments: readonly unknown[] }>(useData().client, () => ({ document: WORK, variables: { id }, types: ['Task', 'TaskLine', 'Comment'] }))
  const countOf = (field: string): number | null => {
    const connection = counts.data?.record?.[field]
    return isObject(connection) && typeof connection['totalCount'] === 'number' ? connection['totalCount'] : null
  }
  const madeBy = (own: boolean): TabItem[] => shell.plugins.slot(recordSlot(meta(), 'tabs')).filter(({ plugin }) => (plugin === meta().plugin) === own)
    .map((entry) => ({ id: `${entry.plugin}.${entry.id ?? ''}`, label: t(`${entry.plugin}.tab.${entry.id ?? ''}`) }))
  const items = $derived.by((): readonly TabItem[] => [
    { id: 'details', label: t('screens.record.details') },
    ...madeBy(true),
    ...meta().related.map((related) => ({ id: related.field, label: label(related.label), count: countOf(related.field) })),
    ...madeBy(false),
    ...(meta().name === 'Task' ? [] : [{ id: 'tasks', label: t('screens.tasks'), count: work.data?.tasks.filter(({ status }) => status === 'OPEN').length ?? null }]),
    { id: 'comments', label: t('screens.comments'), count: work.data?.comments.length ?? null },
    { id: 'files', label: t('screens.files') },
    { id: 'history', label: t('screens.record.history') },
  ])
  return {
    get items() {
      return items
    },
  }
}
