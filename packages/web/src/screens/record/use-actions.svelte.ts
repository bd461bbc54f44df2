import type { ActionMeta, ResourceMeta } from '@tenon/core/metadata'
import { uuidOf } from '../../data/ids.ts'
import { live } from '../../data/live.svelte.ts'
import type { ResourceRecord } from '../../data/record.ts'
import { useData } from '../../data/use-data.ts'
import { useI18n, useShell } from '../../module.ts'
import { useTexts } from '../shared/use-texts.ts'
import { ActionRun, actionsDocument, type OfferedAction } from './action-run.svelte.ts'

/** The use cases that are offered on the record of a page. Null where its resource has none. Called while a component initialises. */
export function useActions(meta: ResourceMeta, record: () => ResourceRecord, onreload: () => void) {
  const shell = useShell()
  const { t, label } = useI18n()
  const texts = useTexts()
  const { client } = useData()
  if (meta.actions.length === 0) return null
  // The record's own changes are told of under its type: what is offered goes with them.
  const types = [...new Set([meta.name, ...meta.actions.map(({ answers }) => answers)])]
  const answer = live<{ readonly record: { readonly actions: readonly OfferedAction[] } | null }>(client, () => ({ document: actionsDocument(meta), variables: { id: record().id }, types }))
  const title = (action: ActionMeta): string => label(action.label)
  const again = () => {
    answer.reload()
    onreload()
  }
  const run: ActionRun = new ActionRun({
    client, meta, record, me: shell.me?.id ?? null,
    events: {
      onDone(action, made) {
        const path = action.answers === meta.name ? undefined : shell.resources.find(({ name }) => name === action.answers)?.path
        shell.toasts.show({ tone: 'success', title: t('screens.record.transition.done', { title: title(action) }), ...(made !== null && path !== undefined ? { action: { label: t('screens.record.open'), run: () => void shell.router.navigate(`${path}/${uuidOf(made)}`) } } : {}) })
        again()
      },
      onConflict(action) {
        shell.toasts.show({ tone: 'danger', title: t('screens.record.transition.failed', { title: title(action) }), detail: t('screens.record.transition.conflict') })
        again()
      },
      onFailed: (action, error) => shell.toasts.show({ tone: 'danger', title: t('screens.record.transition.failed', { title: title(action) }), detail: texts.failure(error) }),
    },
  })
  const offered = $derived((answer.data?.record?.actions ?? []).flatMap((one) => {
    const action = meta.actions.find(({ key }) => key === one.key)
    return action ? [{ ...one, action, title: title(action) }] : []
  }))
  return {
    run,
    get offered(): readonly ShownAction[] {
      return offered
    },
  }
}

/** An offered action with how it looks. */
export interface ShownAction extends OfferedAction {
  readonly action: ActionMeta
  readonly title: string
}

export type RecordActions = NonNullable<ReturnType<typeof useActions>>
