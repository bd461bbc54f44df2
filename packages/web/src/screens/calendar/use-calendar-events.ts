import type { ResourceMeta } from '@tenon/core/metadata'
import { useShell } from '../../module.ts'
import { useTexts } from '../shared/use-texts.ts'
import type { CalendarEvents, CalendarState } from './calendar-state.svelte.ts'
import type { Entry } from './calendar-entries.ts'

/** Tells the person what became of a move, with the way back. Called while a component initialises. */
export function useCalendarEvents(meta: ResourceMeta, calendar: () => CalendarState): CalendarEvents {
  const { toasts, i18n, format } = useShell()
  const texts = useTexts()
  const { t } = i18n
  const nameOf = ({ title }: Entry) => title ?? t('screens.untitled', { name: i18n.label(meta.label) })
  const again = (entry: Entry, day: string) => () => void calendar().move(entry.record.id, day)

  return {
    onMoved: ({ entry, day }) => toasts.show({ title: t('screens.calendar.moved', { name: nameOf(entry), day: format.date(day) }), action: { label: t('screens.undo'), run: again(entry, entry.from) } }),
    onRefused: ({ entry, day, refusal }) =>
      toasts.show({ tone: 'danger', title: t('screens.calendar.refused', { name: nameOf(entry), day: format.date(day) }), detail: refusal.kind === 'conflict' ? t('screens.board.conflict') : (refusal.fields[0]?.message ?? refusal.message) }),
    onFailed: ({ entry, day, error }) => toasts.show({ tone: 'danger', title: t('screens.calendar.refused', { name: nameOf(entry), day: format.date(day) }), detail: texts.failure(error), action: { label: t('screens.retry'), run: again(entry, day) } }),
  }
}
