import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import { DataError } from '../../data/data-error.ts'
import { inputOf } from '../../data/field-input.ts'
import { writeOver } from '../../data/own-version.ts'
import type { ResourceRecord } from '../../data/record.ts'
import { useData } from '../../data/use-data.ts'
import { reasonOf } from '../../data/write-outcome.ts'
import { write } from '../../data/writes.ts'
import { useShell } from '../../module.ts'
import { useTexts } from '../shared/use-texts.ts'

/** Tells that a field was saved in its place, and offers the way back; `record` gives it as it is shown then. Called while a component initialises. */
export function useFieldSaved(): (meta: ResourceMeta, record: () => ResourceRecord, field: FieldMeta, before: unknown) => void {
  const shell = useShell()
  const texts = useTexts()
  const { client } = useData()
  const { t, label } = shell.i18n

  async function undo(meta: ResourceMeta, record: () => ResourceRecord, field: FieldMeta, before: unknown): Promise<void> {
    const title = t('screens.record.notUndone', { field: label(field.label) })
    try {
      const shown = record()
      const outcome = await writeOver({ client, meta, record: shown, me: shell.me?.id ?? null }, (expectedVersion) =>
        write(client, meta, { mutation: meta.operations.update ?? '', input: { id: shown.id, expectedVersion, ...inputOf([field], { [field.name]: before }) } }))
      if (!outcome.ok) shell.toasts.show({ tone: 'danger', title, detail: reasonOf(outcome.refusal) })
    } catch (error) {
      shell.toasts.show({ tone: 'danger', title, detail: error instanceof DataError ? texts.failure(error) : String(error), action: { label: t('screens.retry'), run: () => void undo(meta, record, field, before) } })
    }
  }

  return (meta, record, field, before) => void shell.toasts.show({ title: t('screens.record.saved', { field: label(field.label) }), action: { label: t('screens.undo'), run: () => void undo(meta, record, field, before) } })
}
