import { companyOf, missingId, rowIdOf } from '@tenon/core'
import { parseMoney } from '@tenon/core/money'
import type { Context } from '../../context.ts'
import { dateOf, dayOf } from '../../days.ts'
import { errors } from '../../errors.ts'
import { teamsOn, worthOfActuals } from './keep-actuals.ts'
import { refuseOwn } from './write-target.ts'

export interface NewActual {
  readonly targetId: string
  /** Whom it is credited to: who holds the target, where it is left out. */
  readonly personId?: string | null
  readonly on: Date
  readonly amount: { readonly amount: string; readonly currency?: string | null }
  readonly note?: string | null
}

/**
 * Policy: "with a producer absent the consumer offers manual entry." Notes money that came in, or profit, that no module reports. It counts against the targets of
 * the day on which it happened. Throws ACTUAL_OF_ITSELF, ACTUAL_REPORTED, ACTUAL_IN_FUTURE, ACTUAL_NOBODY, TARGET_OWN.
 */
export async function recordActual(context: Context, input: NewActual): Promise<string> {
  const target = await context.db.target.findUniqueOrThrow({ where: { id: rowIdOf(input.targetId, 'Target') ?? missingId } })
  const { metric, name } = target
  if (metric !== 'COLLECTION' && metric !== 'PROFIT') throw errors.ACTUAL_OF_ITSELF({ name })
  if (metric === 'COLLECTION' && isCollectionReported(context)) throw errors.ACTUAL_REPORTED({ name })
  const on = dayOf(input.on)
  if (on > context.today()) throw errors.ACTUAL_IN_FUTURE({ on, today: context.today() })
  const personId = input.personId ? (rowIdOf(input.personId, 'Person') ?? missingId) : target.personId
  if (personId === null) throw errors.ACTUAL_NOBODY({ name })
  await refuseOwn({ personId, orgUnitId: null }, context)
  const { minor: amountMinor, currency } = parseMoney(input.amount.amount, input.amount.currency ?? target.currency ?? companyOf(context).currency)
  const fact = { personId, on, amountMinor, currency }
  const [worth] = await worthOfActuals(context, [fact])
  const [teamId] = await teamsOn(context, [fact])
  const { id } = await context.db.actualFact.create({
    data: { ...fact, on: dateOf(on), ...worth!, metric, factKey: `manual:${context.newId()}`, sourceModule: 'manual', note: input.note ?? null, ownerId: personId, teamId: teamId ?? null },
    select: { id: true },
  })
  return id
}

/** Policy: "posted facts are immutable; corrections are reversals." What was typed by mistake is taken back by a row of its own. Throws ACTUAL_OF_A_MODULE, ACTUAL_TAKEN_BACK, TARGET_OWN. */
export async function voidActual(context: Context, input: { readonly id: string; readonly reason: string }): Promise<string> {
  const fact = await context.db.actualFact.findUniqueOrThrow({ where: { id: rowIdOf(input.id, 'ActualFact') ?? missingId } })
  await refuseOwn({ personId: fact.personId, orgUnitId: null }, context)
  if (fact.sourceModule !== 'manual') throw errors.ACTUAL_OF_A_MODULE({ module: fact.sourceModule })
  const system = context.system('whether somebody took a fact back, whoever sees that')
  if (fact.reversesId !== null || (await system.actualFact.count({ where: { reversesId: fact.id } })) > 0) throw errors.ACTUAL_TAKEN_BACK()
  const { metric, personId, on, amountMinor, currency, baseMinor, baseCurrency, ownerId, teamId } = fact
  const { id } = await context.db.actualFact.create({
    data: {
      metric, personId, on, currency, baseCurrency, ownerId, teamId, amountMinor: -amountMinor, baseMinor: baseMinor === null ? null : -baseMinor,
      factKey: `${fact.factKey}:voided`, sourceModule: 'manual', note: input.reason, reversesId: fact.id,
    },
    select: { id: true },
  })
  return id
}

/** Where contracts are kept, their receipts say what came in. */
export function isCollectionReported({ db }: Pick<Context, 'db'>): boolean {
  return 'receipt' in (db as object)
}
