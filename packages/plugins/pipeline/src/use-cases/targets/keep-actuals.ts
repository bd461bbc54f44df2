import { companyOf, ratesOn, type RequestContext } from '@tenon/core'
import { convert, money } from '@tenon/core/money'
import type { Context } from '../../context.ts'
import { dateOf } from '../../days.ts'

/** What counts against targets, as it is reported: once, by its key. */
export interface ReportedActual {
  readonly factKey: string
  readonly sourceModule: string
  readonly sourceId: string | null
  readonly metric: 'COLLECTION' | 'PROFIT'
  readonly personId: string
  /** The day on which it happened: '2026-03-30'. */
  readonly on: string
  /** Less than zero where something is taken back. */
  readonly amountMinor: bigint
  readonly currency: string
}

/**
 * The port of modules that know what was collected or earned. Facts are frozen as they are reported: one that comes twice counts once, and what is taken back is a
 * fact of its own, of the day on which it was. Answers how many were new.
 */
export async function keepActuals(caller: RequestContext<unknown>, reported: readonly ReportedActual[]): Promise<number> {
  const context = caller as Context
  if (reported.length === 0) return 0
  const system = context.system('what counts against targets, as another module reported it')
  const known = new Set((await system.actualFact.findMany({ where: { factKey: { in: reported.map(({ factKey }) => factKey) } }, select: { factKey: true } })).map(({ factKey }) => factKey))
  const fresh = reported.filter(({ factKey }) => !known.has(factKey))
  const worth = await worthOfActuals(context, fresh)
  const teams = await teamsOn(context, fresh)
  await system.actualFact.createMany({
    data: fresh.map((fact, index) => ({ ...fact, on: dateOf(fact.on), ...worth[index]!, ownerId: fact.personId, teamId: teams[index]! })),
    skipDuplicates: true,
  })
  return fresh.length
}

interface Amount {
  readonly amountMinor: bigint
  readonly currency: string
  readonly on: string
}

/** "Rate, rate date, and base amount are frozen on each fact when it happens"; without a rate of the day there is none, and reports name it. */
export async function worthOfActuals(context: Context, amounts: readonly Amount[]): Promise<{ readonly baseMinor: bigint | null; readonly baseCurrency: string | null }[]> {
  const own = companyOf(context).currency
  const rateOf = await ratesOn(context, amounts.map(({ currency, on }) => ({ currency, day: on })))
  return amounts.map(({ amountMinor, currency, on }) => {
    const found = rateOf(currency, on)
    return found === null ? { baseMinor: null, baseCurrency: null } : { baseMinor: convert(money(amountMinor, currency), found.rate, own).minor, baseCurrency: own }
  })
}

/** Where each worked on the day: "roll-up by assignment on the date". */
export async function teamsOn(context: Context, facts: readonly Pick<ReportedActual, 'personId' | 'on'>[]): Promise<(string | null)[]> {
  const system = context.system('a fact is of the unit in which its person worked on the day')
  const people = await system.person.findMany({ where: { id: { in: facts.map(({ personId }) => personId) } }, select: { id: true, teamId: true, assignments: { select: { orgUnitId: true, validFrom: true, validTo: true } } } })
  return facts.map(({ personId, on }) => {
    const person = people.find(({ id }) => id === personId)
    const day = dateOf(on)
    return person?.assignments.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo))?.orgUnitId ?? person?.teamId ?? null
  })
}
