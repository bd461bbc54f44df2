import { useFormat } from '../../kit/index.ts'
import { useI18n, useShell } from '../../module.ts'
import type { DataError } from '../../data/data-error.ts'
import type { WriteOutcome } from '../../data/write-outcome.ts'
import { lastDay } from '../org/position-dates.ts'
import { useTexts } from '../shared/use-texts.ts'
import { isGate, type Permission, type Reach } from './roles-types.ts'

export interface RoleWords {
  /** A scope of a permission; of one that is had or not, yes or no. */
  scope(scope: Reach, permission?: Permission): string
  days(from: string, to: string | null): string
  /** The last day of what ends on a day. */
  until(to: string): string
  failure(error: DataError): string
  /** Says what became of a change; true where it was done. */
  tell(outcome: WriteOutcome, done: string): boolean
}

/** The words of the screen in the language in use. Called while a component initialises. */
export function useRoleWords(): RoleWords {
  const shell = useShell()
  const { t } = useI18n()
  const format = useFormat()
  const texts = useTexts()
  return {
    scope: (scope, permission) => (permission && isGate(permission) ? t(scope === 'NONE' ? 'screens.no' : 'screens.yes') : t(`screens.roles.scope.${scope}`)),
    days: (from, to) => (to === null ? t('screens.org.since', { from: format.date(from) }) : t('screens.org.fromTo', { from: format.date(from), to: format.date(lastDay(to)) })),
    until: (to) => format.date(lastDay(to)),
    failure: (error) => texts.failure(error),
    tell: (outcome, done) => {
      shell.toasts.show(outcome.ok ? { tone: 'success', title: done } : { tone: 'danger', title: t('screens.roles.refused'), detail: outcome.refusal.fields[0]?.message ?? outcome.refusal.message })
      return outcome.ok
    },
  }
}
