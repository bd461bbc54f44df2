import type { ResourceMeta } from '@tenon/core/metadata'
import { relatedCountsDocument } from '../../data/documents.ts'
import { live } from '../../data/live.svelte.ts'
import { isObject, type ResourceRecord } from '../../data/record.ts'
import { useData } from '../../data/use-data.ts'
import type { TabItem } from '../../kit/index.ts'
import { useShell } from '../../module.ts'
import { recordSlot } from './record-slots.ts'

/** The tabs of a record: details, related lists with their counts, what plugins add, history. Called while a component initialises. */
export function useRecordTabs(meta: () => ResourceMeta, record: () => ResourceRecord): { readonly items: readonly TabItem[] } {
  const shell = useShell()
  const { t, label } = shell.i18n
  const counts = live<{ record: Record<string, unknown> | null }>(useData().client, () =>
    meta().related.length === 0 ? null : { document: relatedCountsDocument(meta()), variables: { id: record().id }, types: meta().related.map((related) => related.resource) },
  )
  const countOf = (field: string): number | null => {
    const connection = counts.data?.record?.[field]
    return isObject(connection) && typeof connection['totalCount'] === 'number' ? connection['totalCount'] : null
  }
  const items = $derived.by((): readonly TabItem[] => [
    { id: 'details', label: t('screens.record.details') },
    ...meta().related.map((related) => ({ id: related.field, label: label(related.label), count: countOf(related.field) })),
    ...shell.plugins.slot(recordSlot(meta(), 'tabs')).map((entry) => ({ id: `${entry.plugin}.${entry.id ?? ''}`, label: t(`${entry.plugin}.tab.${entry.id ?? ''}`) })),
    { id: 'files', label: t('screens.files') },
    { id: 'history', label: t('screens.record.history') },
  ])
  return {
    get items() {
      return items
    },
  }
}
