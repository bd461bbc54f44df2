import type { ImportMapping } from '../mapping-types.ts'
import type { ImportTarget, TargetResource } from '../target-types.ts'
import { zoneClock } from '../values/time-zone.ts'
import type { ZoneClock } from '../values/time-zone.ts'
import type { Columns } from './columns.ts'
import type { RecordPlan } from './plan-types.ts'
import type { MappingProblems, Path } from './problems.ts'

/** What is known while a mapping is being planned. */
export interface Planning {
  readonly target: ImportTarget
  readonly mapping: ImportMapping
  readonly problems: MappingProblems
  readonly currency: string
  readonly timeZone: string
  readonly clock: (timeZone: string, path: Path) => ZoneClock
  /** Records planned so far, by the name of their step or of their part of it. */
  readonly records: Map<string, RecordPlan>
}

/** The place in the mapping that is being planned. */
export interface Scene {
  readonly resource: TargetResource
  readonly columns: Columns
  readonly path: Path
}

export function startPlanning(mapping: ImportMapping, target: ImportTarget, problems: MappingProblems): Planning {
  const clocks = new Map<string, ZoneClock>()
  return {
    target, mapping, problems,
    currency: mapping.currency ?? target.company.currency,
    timeZone: mapping.timeZone ?? target.company.timeZone,
    records: new Map(),
    clock(timeZone, path) {
      const known = clocks.get(timeZone)
      if (known) return known
      const clock = makeClock(timeZone, path, problems)
      clocks.set(timeZone, clock)
      return clock
    },
  }
}

function makeClock(timeZone: string, path: Path, problems: MappingProblems): ZoneClock {
  try {
    return zoneClock(timeZone)
  } catch {
    problems.add(path, 'MAPPING_TIME_ZONE_UNKNOWN', { timeZone })
    return zoneClock('UTC')
  }
}
