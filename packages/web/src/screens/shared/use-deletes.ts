import type { ResourceMeta } from '@tenon/core/metadata'
import { titleOf, type ResourceRecord } from '../../data/record.ts'
import type { BulkRow } from '../../data/write-outcome.ts'
import { useData } from '../../data/use-data.ts'
import { useShell } from '../../module.ts'
import { PendingDeletes, SECOND_THOUGHTS } from './pending-deletes.svelte.ts'
import { useTexts } from './use-texts.ts'

export interface Deletes {
  readonly pending: PendingDeletes
  /** Takes the records out of sight and offers Undo; they are deleted when nobody wants them back. `onRefused` gets those that stay. */
  run(meta: ResourceMeta, records: readonly ResourceRecord[], onRefused?: (rows: readonly BulkRow[]) => void): void
}

/** Deletion with second thoughts, shared by all screens of the shell. Called while a component initialises. */
export function useDeletes(): Deletes {
  const shell = useShell()
  const texts = useTexts()
  const { client } = useData()
  const { t, label } = shell.i18n
  const pending = shell.service('tenon.deletes', () => {
    const deletes = new PendingDeletes(client, shell.me?.id ?? null)
    addEventListener('pagehide', () => deletes.flush())
    return deletes
  })

  return {
    pending,
    run(meta, records, onRefused) {
      const [first] = records
      if (!first) return
      const name = records.length === 1 ? (titleOf(meta, first) ?? label(meta.label)) : label(meta.pluralLabel)
      const undo = pending.order({
        meta,
        records,
        onDone(rows) {
          const refused = rows.filter((row) => !row.ok)
          if (refused.length === 0) return
          shell.toasts.show({ tone: 'danger', title: t('screens.delete.refused', { count: refused.length, name }), detail: refused[0]?.error?.message ?? '' })
          onRefused?.(refused)
        },
        onFailed: (error) => shell.toasts.show({ tone: 'danger', title: t('screens.delete.failed', { name }), detail: texts.failure(error) }),
      })
      shell.toasts.show({ title: t('screens.delete.done', { count: records.length, name }), action: { label: t('screens.undo'), run: undo }, timeout: SECOND_THOUGHTS })
    },
  }
}
