import { superiorOf, unitsOfDepartment, type Directory } from './directory.ts'

export type ResolverKind = 'ROLE' | 'HEAD' | 'DEPARTMENT' | 'PERSON' | 'SUPERIOR'
export type StuckReason = 'ROLE_EMPTY' | 'DEPARTMENT_EMPTY' | 'HEAD_MISSING' | 'NO_SUPERIOR' | 'TOO_FEW' | 'ALL_ABSTAINED'

export interface Resolver {
  readonly resolver: ResolverKind
  readonly target: string
}

/** The people whom a resolver names, whoever they are; somebody who has left is named only where she is named herself. */
export function namedBy(directory: Directory, { resolver, target }: Resolver): readonly string[] {
  const working = [...directory.people.values()].filter(({ active }) => active)
  switch (resolver) {
    case 'ROLE': return working.filter(({ roles }) => roles.includes(target)).map(({ id }) => id)
    case 'DEPARTMENT': {
      const units = unitsOfDepartment(directory, target)
      return working.filter(({ unitId }) => unitId !== null && units.has(unitId)).map(({ id }) => id)
    }
    case 'HEAD': return headsOf(directory, target)
    case 'PERSON': return directory.people.has(target) ? [target] : []
    case 'SUPERIOR': return [superiorOf(directory, target)].filter((id) => id !== null)
  }
}

/** Why nobody is named: an empty role or department is a state to be mended, never an approval. */
export function emptyReason({ resolver }: Resolver): StuckReason {
  return ({ ROLE: 'ROLE_EMPTY', DEPARTMENT: 'DEPARTMENT_EMPTY', HEAD: 'HEAD_MISSING', PERSON: 'NO_SUPERIOR', SUPERIOR: 'NO_SUPERIOR' } as const)[resolver]
}

/** Of a unit by its id, or of the topmost units of a function. */
function headsOf({ units }: Directory, target: string): readonly string[] {
  const unit = units.get(target)
  if (unit) return unit.headIds
  const ofFunction = [...units.values()].filter((candidate) => candidate.active && candidate.function === target)
  const top = ofFunction.filter(({ parentId }) => parentId === null || units.get(parentId)?.function !== target)
  return [...new Set(top.flatMap(({ headIds }) => headIds))]
}
