/** Who works where, under whom, and with which roles on one day: all that deciding who is asked needs. */
export interface Directory {
  readonly people: ReadonlyMap<string, DirectoryPerson>
  readonly units: ReadonlyMap<string, DirectoryUnit>
}

export interface DirectoryPerson {
  readonly id: string
  /** False for somebody who has left. */
  readonly active: boolean
  /** Has the right to decide approvals. */
  readonly mayDecide: boolean
  readonly roles: readonly string[]
  readonly unitId: string | null
  readonly managerId: string | null
}

export interface DirectoryUnit {
  readonly id: string
  readonly parentId: string | null
  /** SALES, FINANCE, LEGAL … */
  readonly function: string | null
  readonly headIds: readonly string[]
  readonly active: boolean
}

/** The next superior of a person: her manager, else the head of her unit, else that of the units above. Null: nobody is above. */
export function superiorOf({ people, units }: Directory, personId: string): string | null {
  const person = people.get(personId)
  if (!person) return null
  if (person.managerId !== null && person.managerId !== personId) return person.managerId
  for (const unit of unitsUp(units, person.unitId)) {
    const head = unit.headIds.find((id) => id !== personId)
    if (head !== undefined && !unit.headIds.includes(personId)) return head
  }
  return null
}

/** A unit and the units above it. */
export function* unitsUp(units: Directory['units'], unitId: string | null): Generator<DirectoryUnit> {
  const seen = new Set<string>()
  for (let id = unitId; id !== null && !seen.has(id); id = units.get(id)?.parentId ?? null) {
    seen.add(id)
    const unit = units.get(id)
    if (unit) yield unit
  }
}

/** Units of a function, or the unit of an id, with everything below. */
export function unitsOfDepartment({ units }: Directory, department: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (const unit of units.values()) {
    for (const above of unitsUp(units, unit.id)) if (above.id === department || above.function === department) found.add(unit.id)
  }
  return found
}
