import type { App } from '../../app/app-types.ts'
import { runMutation } from '../../writes/run-mutation.ts'
import { toDate } from './days.ts'
import { bringHeadUpToDate } from './heads.ts'
import { bringCardUpToDate } from './write-plan.ts'

/**
 * Brings the cards of people and the heads of units to what planned changes say of today. Done at the start and when the
 * company's day changes; how late it comes matters to nobody's rights. A card that was changed after its position began
 * is left alone: somebody meant it.
 */
export async function settleCards(app: Pick<App, 'systemContext' | 'base' | 'company' | 'forgetPrincipals'>): Promise<void> {
  const context = app.systemContext('schedule')
  const today = toDate(context.today())
  const holds = 'valid_from <= $1::date and (valid_to is null or valid_to > $1::date)'
  const people = await app.base.$queryRawUnsafe<{ id: string }[]>(
    `select person.id from core.person join core.assignment as position on position.person_id = person.id
     where ${holds} and person.active and valid_from >= (person.updated_at at time zone $2)::date
       and (org_unit_id, position.manager_id, position.title) is distinct from (person.team_id, person.manager_id, person.title)`, today, app.company.timeZone)
  const units = await app.base.$queryRawUnsafe<{ id: string }[]>(
    `select unit.id from core.org_unit as unit join core.headship on org_unit_id = unit.id
     where ${holds} and valid_from >= (unit.updated_at at time zone $2)::date and person_id is distinct from head_id`, today, app.company.timeZone)
  for (const { id } of people) await runMutation(context, { name: 'settle a card', input: id }, (inner) => bringCardUpToDate(inner, id))
  for (const { id } of units) await runMutation(context, { name: 'settle a head', input: id }, (inner) => bringHeadUpToDate(inner, id))
}

export interface Settling {
  stop(): void
}

/** Settles now, and again within half a minute after each midnight of the company. */
export async function startSettling(app: App, options: { readonly onError: (error: unknown) => void; readonly every?: number }): Promise<Settling> {
  const today = (): string => app.systemContext('schedule').today()
  let settled = today()
  await settleCards(app)
  const look = async (): Promise<void> => {
    const day = today()
    if (day === settled) return
    await settleCards(app)
    settled = day
  }
  const timer = setInterval(() => void look().catch(options.onError), options.every ?? 30_000)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
