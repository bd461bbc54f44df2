import type { Context } from '../../context.ts'

export interface Unit {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
  readonly headId: string | null
}

export interface Organisation {
  readonly units: ReadonlyMap<string, Unit>
  readonly names: ReadonlyMap<string, string>
  /** Where somebody worked on a day: '2026-02-10'. */
  unitOn(personId: string, day: string): string | null
  /** Whether a unit is another one or below it. */
  isWithin(unitId: string | null, above: string): boolean
}

/** Units as they are, and where people worked: "roll-up by assignment on the date". */
export async function organisation(context: Context): Promise<Organisation> {
  const [units, people] = await Promise.all([
    context.db.orgUnit.findMany({ select: { id: true, name: true, parentId: true, headId: true } }),
    context.db.person.findMany({ select: { id: true, name: true, teamId: true, assignments: { select: { orgUnitId: true, validFrom: true, validTo: true } } } }),
  ])
  const byId = new Map(people.map((person) => [person.id, person]))
  const unitsById = new Map(units.map((unit) => [unit.id, unit]))
  return {
    units: unitsById,
    names: new Map(people.map(({ id, name }) => [id, name])),
    unitOn: (personId, day) => {
      const person = byId.get(personId)
      const at = new Date(`${day}T00:00:00.000Z`)
      return person?.assignments.find(({ validFrom, validTo }) => validFrom <= at && (validTo === null || at < validTo))?.orgUnitId ?? person?.teamId ?? null
    },
    isWithin: (unitId, above) => {
      for (let id = unitId; id !== null; id = unitsById.get(id)?.parentId ?? null) if (id === above) return true
      return false
    },
  }
}
