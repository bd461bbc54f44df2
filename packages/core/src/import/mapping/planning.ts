import { openZone, type Zone } from '../../time/index.ts'
import type { ImportMapping } from '../mapping-types.ts'
import type { ImportTarget, TargetResource } from '../target-types.ts'
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
  readonly zone: (timeZone: string, path: Path) => Zone
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
  const zones = new Map<string, Zone>()
  return {
    target, mapping, problems,
    currency: mapping.currency ?? target.company.currency,
    timeZone: mapping.timeZone ?? target.company.timeZone,
    records: new Map(),
    zone(timeZone, path) {
      const zone = zones.get(timeZone) ?? tryZone(timeZone, path, problems)
      zones.set(timeZone, zone)
      return zone
    },
  }
}

function tryZone(timeZone: string, path: Path, problems: MappingProblems): Zone {
  try {
    return openZone(timeZone)
  } catch {
    problems.add(path, 'MAPPING_TIME_ZONE_UNKNOWN', { timeZone })
    return openZone('UTC')
  }
}
