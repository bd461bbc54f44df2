import type { RequestContext } from '../../context.ts'
import { problem } from '../../schema/input-problems.ts'
import type { BeforeWriteResult, ResourceChange } from '../../schema/resource-options.ts'
import { positionErrors } from './errors.ts'
import { handOverUnit, openHeadships, unitsLedOn } from './heads.ts'
import { managerFor } from './managers.ts'
import { laterThan, planPosition } from './plan-position.ts'
import { activeUnit, positionsOf, takeOrganisation, type PersonRow } from './position-rows.ts'
import { writePlan } from './write-plan.ts'

const onCard = ['teamId', 'managerId', 'title'] as const

/** What a card may say, by whatever way it is written. */
export async function checkCard({ before, after, changed }: ResourceChange, context: RequestContext): Promise<BeforeWriteResult> {
  if (before === null) return
  const person = before as unknown as PersonRow
  if (context.source !== 'import' && onCard.some((column) => changed.has(column))) await takeOrganisation(context)
  if (changed.has('managerId') && after['managerId'] !== null) await managerFor(context, person, after['managerId'], context.today())
  if (changed.has('teamId') && after['teamId'] !== null && context.source !== 'import') await activeUnit(context, after['teamId'])
}

/** A card that is changed by hand is a position from today on; an import writes the positions themselves. */
export async function recordCard({ before, after, changed, id }: ResourceChange & { readonly id: string }, context: RequestContext): Promise<void> {
  if (before === null || context.source === 'import' || !onCard.some((column) => changed.has(column)) || after['active'] !== true) return
  const positions = await positionsOf(context, id)
  if (positions.length === 0) return
  const today = context.today()
  const name = after['name']
  const [later] = laterThan(positions, today)
  if (later) throw positionErrors.LATER_POSITIONS({ name, day: later.validFrom })
  if (after['teamId'] === null) throw positionErrors.UNIT_MISSING({ name })
  const led = changed.has('teamId') ? (await unitsLedOn(context, id, today)).filter((unit) => unit.id !== after['teamId']) : []
  if (led.length > 0) throw positionErrors.HEAD_NEEDS_SUCCESSOR({ name, units: led.map((unit) => unit.name).join(', ') })
  const plan = planPosition(positions, { orgUnitId: after['teamId'] as string, managerId: after['managerId'] as string | null, title: after['title'] as string | null }, today)
  if (plan) await writePlan(context, id, today, plan)
}

/** Another head is one from today on. */
export async function recordHead({ before, after, changed, id }: ResourceChange & { readonly id: string }, context: RequestContext): Promise<void> {
  if (before === null || !changed.has('headId')) return
  const known = await context.db['headship']!.count({ where: { orgUnitId: id } })
  if (known === 0 && (before['headId'] === null || context.source === 'import')) return
  await takeOrganisation(context)
  await openHeadships(context, id, { headId: before['headId'] as string | null, before: context.today() })
  await handOverUnit(context, id, after['headId'] as string | null, context.today())
}

interface Written {
  readonly id: string | null
  readonly personId: string
  readonly validFrom: Date
  readonly validTo: Date | null
}

/** Positions that an import writes. All are read once per batch, and those of the batch are kept in mind. */
export async function refuseOverlap({ after }: ResourceChange, context: RequestContext): Promise<BeforeWriteResult> {
  const written = after as unknown as Written
  if (written.validTo !== null && written.validTo <= written.validFrom) return { problems: [problem('validTo', 'ENDS_BEFORE_IT_BEGINS', {}, 'A position ends after it began. Choose a later day.')] }
  const known = await context.memo('positions by person', () => allPositions(context))
  const others = (known.get(written.personId) ?? []).filter(({ id }) => id === null || id !== written.id)
  if (others.some((other) => overlap(other, written))) return { problems: [problem('validFrom', 'POSITIONS_OVERLAP', {}, 'The person has another position in that time. End that one first.')] }
  known.set(written.personId, [...others, written])
}

async function allPositions({ db }: RequestContext): Promise<Map<string, Written[]>> {
  const rows = (await db['assignment']!.findMany({ select: { id: true, personId: true, validFrom: true, validTo: true } })) as unknown as Written[]
  const byPerson = new Map<string, Written[]>()
  for (const row of rows) byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), row])
  return byPerson
}

function overlap(left: Written, right: Written): boolean {
  return (right.validTo === null || left.validFrom < right.validTo) && (left.validTo === null || right.validFrom < left.validTo)
}
