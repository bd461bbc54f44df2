import type { ResourceMeta } from '@tenon/core/metadata'
import { DataError } from '../../data/data-error.ts'
import type { WriteOutcome } from '../../data/write-outcome.ts'
import { useI18n, useShell } from '../../module.ts'
import { useTexts } from '../shared/use-texts.ts'
import type { NewView, SavedView, SavedViews } from './saved-views.svelte.ts'
import { addressOf } from './view-address.ts'

export interface ViewActions {
  /** Keeps what is shown under a name and goes there. Gives what is wrong, or null. */
  create(view: NewView & { readonly first: boolean }): Promise<string | null>
  rename(view: SavedView, change: { readonly name: string; readonly shared: boolean; readonly first: boolean }): Promise<string | null>
  /** Puts what is shown into the view, and offers to take that back. */
  update(view: SavedView, state: string): Promise<void>
  remove(view: SavedView): Promise<void>
  openWith(id: string | null): Promise<void>
}

/** What can be done with the views of a resource. Called while a component initialises. */
export function useViewActions(meta: ResourceMeta, views: SavedViews): ViewActions {
  const shell = useShell()
  const { t } = useI18n()
  const texts = useTexts()

  const failed = (error: unknown): string => (error instanceof DataError ? texts.failure(error) : t('screens.failure.internal'))
  const problemOf = (outcome: WriteOutcome): string | null => (outcome.ok ? null : (outcome.refusal.fields[0]?.message ?? outcome.refusal.message))

  /** Gives why not, in words. */
  async function attempt(run: () => Promise<WriteOutcome>): Promise<string | null> {
    try {
      return problemOf(await run())
    } catch (error) {
      return failed(error)
    }
  }

  function say(problem: string | null, title: string, undo?: () => void): void {
    if (problem !== null) shell.toasts.show({ tone: 'danger', title: t('screens.views.notSaved'), detail: problem })
    else shell.toasts.show({ tone: 'success', title, ...(undo ? { action: { label: t('screens.undo'), run: undo } } : {}) })
  }

  const put = (view: SavedView, state: string) => attempt(() => views.change(views.find(view.id) ?? view, { name: view.name, shared: view.sharedWith !== null, state }))

  return {
    async create({ first, ...view }) {
      let made: SavedView | null = null
      const problem = await attempt(async () => {
        const outcome = await views.save(view)
        made = outcome.ok ? views.find(outcome.record?.id ?? null) : null
        if (made && first) await views.openWith(made.id)
        return outcome
      })
      if (problem === null && made) void shell.router.navigate(addressOf(meta, made), { replace: true })
      return problem
    },
    async rename(view, { first, ...change }) {
      return attempt(async () => {
        const outcome = await views.change(view, { ...change, state: view.state })
        if (outcome.ok && first !== (views.chosen === view.id)) await views.openWith(first ? view.id : null)
        return outcome
      })
    },
    async update(view, state) {
      say(await put(view, state), t('screens.views.saved', { name: view.name }), () => void put(view, view.state).then((problem) => problem !== null && say(problem, '')))
    },
    async remove(view) {
      const problem = await attempt(() => views.remove(view))
      if (problem === null) void shell.router.navigate(meta.path + view.state, { replace: true })
      const again = { name: view.name, state: view.state, shared: view.sharedWith !== null }
      say(problem, t('screens.views.removed', { name: view.name }), () => void attempt(() => views.save(again)).then((failure) => failure !== null && say(failure, '')))
    },
    async openWith(id) {
      try {
        await views.openWith(id)
        say(null, id === null ? t('screens.views.opensOwn') : t('screens.views.opensWith', { name: views.find(id)?.name ?? '' }))
      } catch (error) {
        say(failed(error), '')
      }
    },
  }
}
