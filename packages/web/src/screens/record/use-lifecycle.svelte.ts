import type { ResourceMeta } from '@tenon/core/metadata'
import { live } from '../../data/live.svelte.ts'
import type { ResourceRecord } from '../../data/record.ts'
import { useData } from '../../data/use-data.ts'
import { reasonOf } from '../../data/write-outcome.ts'
import { useI18n, useShell } from '../../module.ts'
import { useTexts } from '../shared/use-texts.ts'
import { lifecycleDocument, type LifecycleAnswer, type Offered } from './lifecycle-request.ts'
import { TransitionRun } from './transition-run.svelte.ts'

/** The lifecycle of the record of a page: what it offers now, and taking it along. Null where it has none. Called while a component initialises. */
export function useLifecycle(meta: ResourceMeta, record: () => ResourceRecord, onreload: () => void) {
  const { toasts, me } = useShell()
  const { t } = useI18n()
  const texts = useTexts()
  const { client } = useData()
  const { lifecycle } = meta
  if (!lifecycle) return null
  const answer = live<LifecycleAnswer>(client, () => ({ document: lifecycleDocument(meta), variables: { id: record().id }, types: [meta.name] }))
  const again = () => {
    answer.reload()
    onreload()
  }
  const run: TransitionRun = new TransitionRun({
    client, meta, lifecycle, record, me: me?.id ?? null,
    events: {
      onDone: ({ title }) => toasts.show({ title: t('screens.record.transition.done', { title }) }),
      onRefused({ title }, refusal) {
        const detail = refusal.kind === 'conflict' ? t('screens.record.transition.conflict') : reasonOf(refusal)
        toasts.show({ tone: 'danger', title: t('screens.record.transition.failed', { title }), detail })
        // What is shown is no longer true: somebody else was quicker, or a rule knows better.
        again()
      },
      onFailed: (offered, error) => toasts.show({ tone: 'danger', title: t('screens.record.transition.failed', { title: offered.title }), detail: texts.failure(error), action: { label: t('screens.retry'), run: () => void run.start(offered) } }),
    },
  })
  return {
    lifecycle,
    run,
    get answer(): LifecycleAnswer['record'] {
      return answer.data?.record ?? null
    },
    get offered(): readonly Offered[] {
      return answer.data?.record?.transitions ?? []
    },
  }
}

export type RecordLifecycle = NonNullable<ReturnType<typeof useLifecycle>>
