import type { ResourceMeta } from '@tenon/core/metadata'
import { reasonOf } from '../../data/write-outcome.ts'
import { useShell } from '../../module.ts'
import { useTexts } from '../shared/use-texts.ts'
import type { CalendarChange, CalendarEvents, CalendarState } from './calendar-state.svelte.ts'

/** Tells the person what became of a move, with the way back. Called while a component initialises. */
export function useCalendarEvents(meta: ResourceMeta, calendar: () => CalendarState): CalendarEvents {
  const { toasts, i18n, format } = useShell()
  const texts = useTexts()
  const { t } = i18n

  const wordsOf = ({ entry, wanted }: CalendarChange) => ({
    name: entry.title ?? t('screens.untitled', { name: i18n.label(meta.label) }),
    day: wanted.at === null ? format.date(wanted.from) : format.dateTime(wanted.at),
    time: wanted.ends === null ? '' : format.time(wanted.ends),
  })
  const before = ({ entry, fields }: CalendarChange) => Object.fromEntries(Object.keys(fields).map((name) => [name, entry.record[name]]))
  const again = ({ entry }: CalendarChange, fields: CalendarChange['fields']) => () => void calendar().set(entry.record.id, fields)
  /** It only lasts longer or shorter. */
  const resized = ({ entry, wanted }: CalendarChange) => entry.at === wanted.at && entry.from === wanted.from

  return {
    onMoved: (change) => toasts.show({ title: resized(change) ? t('screens.calendar.resized', wordsOf(change)) : t('screens.calendar.moved', wordsOf(change)), action: { label: t('screens.undo'), run: again(change, before(change)) } }),
    onRefused: ({ refusal, ...change }) =>
      toasts.show({ tone: 'danger', title: t('screens.calendar.refused', wordsOf(change)), detail: refusal.kind === 'conflict' ? t('screens.board.conflict') : reasonOf(refusal) }),
    onFailed: ({ error, ...change }) => toasts.show({ tone: 'danger', title: t('screens.calendar.refused', wordsOf(change)), detail: texts.failure(error), action: { label: t('screens.retry'), run: again(change, change.fields) } }),
  }
}
