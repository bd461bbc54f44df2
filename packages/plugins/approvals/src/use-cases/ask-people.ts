import { businessCalendar } from '@tenon/core'
import { addBusinessSeconds } from '@tenon/core/time'
import type { NewSeat } from '../domain/tend.ts'
import type { ApprovalWaiting } from '../types.ts'
import type { Request, Step, Work } from './work.ts'

interface Asking {
  readonly request: Pick<Request, 'id' | 'title'>
  readonly step: Pick<Step, 'id' | 'title' | 'seats'>
  readonly seats: readonly NewSeat[]
}

/** Gives people a seat in a step, and says so to whoever notifies them. */
export async function askPeople({ db, context }: Work, { request, step, seats }: Asking): Promise<void> {
  if (seats.length === 0) return
  const askedAt = context.now()
  for (const { personId, origin, insteadOfId, voice } of seats) {
    const earlier = step.seats.find((seat) => seat.personId === personId)
    const data = { origin, insteadOfId, voice, status: 'OPEN' as const, askedAt }
    // Somebody who was replaced may be asked again.
    if (earlier) await db.approvalSeat.update({ where: { id: earlier.id }, data })
    else await db.approvalSeat.create({ data: { ...data, requestId: request.id, stepId: step.id, personId } })
  }
  const personIds = seats.map(({ personId }) => personId)
  context.emit('approval.waiting', request.id, { requestId: request.id, stepId: step.id, title: request.title, stepTitle: step.title, personIds } satisfies ApprovalWaiting)
}

/** What the company set; nothing where it set nothing. */
export async function settingsOf({ db }: Work): Promise<{ readonly lastDeputyId: string | null; readonly dueHours: number | null }> {
  return (await db.approvalSetting.findFirst({ select: { lastDeputyId: true, dueHours: true }, orderBy: { key: 'asc' } })) ?? { lastDeputyId: null, dueHours: null }
}

/** The moment by which so many working hours will have passed. */
export async function dueAfter({ context }: Work, hours: number | null): Promise<Date | null> {
  return hours === null ? null : addBusinessSeconds(await businessCalendar(context), context.now(), hours * 3_600)
}
