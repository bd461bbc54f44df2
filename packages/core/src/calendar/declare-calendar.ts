import type { RequestContext } from '../context.ts'
import { problem } from '../schema/input-problems.ts'
import type { ResourceChange, ResourceOptions } from '../schema/resource-options.ts'

const clock = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/

/** Policy: deadlines in business hours follow the company's own working time; holidays and make-up days are said a year ahead. */
export function declareCalendar(builder: object): void {
  const { resource } = builder as { resource(name: string, options: ResourceOptions<string, RequestContext>): void }
  resource('WorkingHours', {
    plural: 'workingHoursOfWeek', path: 'working-hours', icon: 'clock', nav: 942, navFor: 'core:calendar', title: 'weekday',
    list: { columns: ['weekday', 'opensAt', 'closesAt', 'withBreak', 'breakFrom', 'breakTo'], sort: ['weekday'] },
    form: ['weekday', 'opensAt', 'closesAt', 'withBreak', 'breakFrom', 'breakTo'],
    fields: { opensAt: { maxLength: 5 }, closesAt: { maxLength: 5 }, breakFrom: { maxLength: 5, showWhen: { field: 'withBreak', in: [true] } }, breakTo: { maxLength: 5, showWhen: { field: 'withBreak', in: [true] } } },
    beforeWrite: ({ after }: ResourceChange) => ({ problems: inOrder(after, after['withBreak'] === true ? ['opensAt', 'breakFrom', 'breakTo', 'closesAt'] : ['opensAt', 'closesAt']) }),
  })
  resource('CalendarDay', {
    icon: 'calendar-days', nav: 944, search: ['name'],
    list: { columns: ['on', 'kind', 'name', 'opensAt', 'closesAt'], sort: ['on'] },
    form: ['on', 'kind', 'name', 'opensAt', 'closesAt'],
    calendar: { start: 'on', colour: 'kind' },
    fields: {
      kind: { tones: { HOLIDAY: 'success', WORKING_DAY: 'warning' } },
      opensAt: { maxLength: 5, showWhen: { field: 'kind', in: ['WORKING_DAY'] } },
      closesAt: { maxLength: 5, showWhen: { field: 'kind', in: ['WORKING_DAY'] } },
    },
    beforeWrite: ({ after }: ResourceChange) => ({ problems: (after['opensAt'] ?? after['closesAt'] ?? null) !== null ? inOrder(after, ['opensAt', 'closesAt']) : [] }),
  })
}

/** What the model says where a new row leaves a time out. */
const usual: Readonly<Record<string, string>> = { opensAt: '09:00', breakFrom: '12:00', breakTo: '13:00', closesAt: '18:00' }

function inOrder(row: Readonly<Record<string, unknown>>, names: readonly string[]) {
  const times = names.map((name) => String(row[name] ?? usual[name]))
  const wrong = names.flatMap((name, index) => (clock.test(times[index]!) ? [] : [problem(name, 'NOT_A_TIME', {}, 'Write the time as 09:00.')]))
  if (wrong.length > 0) return wrong
  return names.flatMap((name, index) => (index > 0 && times[index]! <= times[index - 1]! ? [problem(name, 'NOT_IN_ORDER', {}, 'This has to be later than the time before it.')] : []))
}
