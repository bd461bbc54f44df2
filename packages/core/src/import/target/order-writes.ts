import type { RecordWrite } from '../target-types.ts'

export interface WriteGroup {
  readonly action: RecordWrite['action']
  readonly resource: string
  readonly writes: readonly RecordWrite[]
}

/** Writes in groups that can each go in one statement; what is referred to comes before what refers to it. */
export function orderWrites(writes: readonly RecordWrite[]): WriteGroup[] {
  const levels = levelsOf(writes)
  const groups = new Map<string, { level: number; action: RecordWrite['action']; resource: string; writes: RecordWrite[] }>()
  for (const write of writes) {
    const level = levels.get(write)!
    const place = `${level} ${write.action} ${write.resource}`
    const group = groups.get(place)
    if (group) group.writes.push(write)
    else groups.set(place, { level, action: write.action, resource: write.resource, writes: [write] })
  }
  return [...groups.values()].sort((a, b) => a.level - b.level)
}

function levelsOf(writes: readonly RecordWrite[]): Map<RecordWrite, number> {
  const created = new Map(writes.filter(({ action }) => action === 'create').map((write) => [write.id, write]))
  const levels = new Map<RecordWrite, number>()
  const levelOf = (write: RecordWrite): number => {
    const known = levels.get(write)
    if (known !== undefined) return known
    levels.set(write, 0) // stops at a circle, which the database will refuse
    const needed = Object.values(write.values).flatMap((value) => (typeof value === 'string' && value !== write.id ? (created.get(value) ?? []) : []))
    const level = needed.reduce((highest, other) => Math.max(highest, levelOf(other) + 1), 0)
    levels.set(write, level)
    return level
  }
  for (const write of writes) levelOf(write)
  return levels
}
