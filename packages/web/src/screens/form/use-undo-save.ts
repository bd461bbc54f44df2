import type { ResourceMeta } from '@tenon/core/metadata'
import { DataError } from '../../data/data-error.ts'
import { uuidOf } from '../../data/ids.ts'
import { useData } from '../../data/use-data.ts'
import { reasonOf } from '../../data/write-outcome.ts'
import { useShell } from '../../module.ts'
import type { ToastAction } from '../../shell/toasts.svelte.ts'
import { useTexts } from '../shared/use-texts.ts'
import { canUndo, undoSave, type SavedForm } from './undo-save.ts'

/** The way back from a save, for the message that tells of it; null where there is none. Called while a component initialises. */
export function useUndoSave(meta: ResourceMeta): (saved: SavedForm, name: string) => ToastAction | null {
  const shell = useShell()
  const texts = useTexts()
  const { client } = useData()
  const { t } = shell.i18n

  async function run(saved: SavedForm, name: string): Promise<void> {
    const isNew = saved.changed === null
    const title = t(isNew ? 'screens.delete.failed' : 'screens.form.notUndone', { name })
    try {
      const outcome = await undoSave({ client, meta, me: shell.me?.id ?? null }, saved)
      if (!outcome.ok) return void shell.toasts.show({ tone: 'danger', title, detail: reasonOf(outcome.refusal) })
      shell.toasts.show({ title: isNew ? t('screens.delete.done', { count: 1, name }) : t('screens.form.undone', { name }) })
      // Nobody stays on the page of a record that is gone.
      if (isNew && shell.router.path === `${meta.path}/${uuidOf(saved.record.id)}`) void shell.router.navigate(meta.path, { replace: true })
    } catch (error) {
      shell.toasts.show({ tone: 'danger', title, detail: error instanceof DataError ? texts.failure(error) : String(error), action: { label: t('screens.retry'), run: () => void run(saved, name) } })
    }
  }

  return (saved, name) => (canUndo(meta, saved) ? { label: t('screens.undo'), run: () => void run(saved, name) } : null)
}
