import { companyOf } from '@tenon/core'
import { businessCalendar, type BusinessCalendar } from '@tenon/core/time'
import type { Work } from './work.ts'

const day = ['09:00-12:00', '13:00-18:00']

/** Monday to Friday in the company's zone. */
export function workingTime(context: Work['context']): BusinessCalendar {
  return businessCalendar({ timeZone: companyOf(context).timeZone, week: { 1: day, 2: day, 3: day, 4: day, 5: day } })
}
