import { RowsTaken, WriteRefused } from '../../src/import/target-types.ts'
import type { ImportTarget, RecordWrite, RememberedRow, TargetField, TargetResource, TargetValue } from '../../src/import/target-types.ts'

export type MemoryRecord = Readonly<Record<string, TargetValue>>

export interface MemoryTarget extends ImportTarget {
  readonly records: ReadonlyMap<string, ReadonlyMap<string, MemoryRecord>>
  readonly memory: ReadonlyMap<string, RememberedRow>
  /** Number of records written per transaction that committed. */
  readonly commits: readonly number[]
  all(resource: string): MemoryRecord[]
  /** Calls before every write; may throw to simulate a rule or an outage. */
  beforeWrite: (writes: readonly RecordWrite[]) => void
  put(resource: string, values: MemoryRecord): string
}

type Short = Partial<Omit<TargetField, 'name'>>

/** A field, nullable text unless said otherwise. */
export function field(short: Short = {}): Short {
  return short
}

export function resource(name: string, fields: Readonly<Record<string, Short>>): TargetResource {
  const whole = Object.entries(fields).map(([key, short]): [string, TargetField] => [key, {
    name: key, kind: 'text', required: false, nullable: !(short.required ?? false), readOnly: false, unique: false, maxLength: null, places: null, wholeDigits: null,
    options: null, reference: null, labels: [], ...short,
  }])
  return { name, fields: Object.fromEntries(whole) }
}

/** A database in memory that is as strict as a real one: unique values, references that must exist, all or nothing. */
export function memoryTarget(resources: readonly TargetResource[]): MemoryTarget {
  const described = new Map(resources.map((one) => [one.name, one]))
  let records = new Map(resources.map((one) => [one.name, new Map<string, MemoryRecord>()]))
  let memory = new Map<string, RememberedRow>()
  const commits: number[] = []
  let ids = 0
  const target: MemoryTarget = {
    company: { currency: 'CNY', timeZone: 'Asia/Shanghai' },
    get records() { return records },
    get memory() { return memory },
    commits,
    beforeWrite: () => {},
    all: (name) => [...records.get(name)!.entries()].map(([id, values]) => ({ id, ...values })),
    put(name, values) {
      const id = target.newId()
      records.get(name)!.set(id, values)
      return id
    },
    resources: () => [...described.keys()],
    describe: (name) => described.get(name) ?? null,
    newId: () => `id-${++ids}`,
    remembered: async (source, name, keys) => new Map(keys.flatMap((key) => {
      const row = memory.get(placeOf(source, name, key))
      return row ? [[key, row] as const] : []
    })),
    find: async (name, by, values) => {
      const found = new Map<string, string[]>()
      const wanted = new Set(values)
      for (const [id, record] of records.get(name)!) {
        const value = record[by]
        if (typeof value === 'string' && wanted.has(value)) found.set(value, [...(found.get(value) ?? []), id].slice(0, 2))
      }
      return found
    },
    async *scan(name, by) {
      yield [...records.get(name)!].map(([id, record]) => ({ id, text: typeof record[by] === 'string' ? record[by] : null }))
    },
    follow: async (name, by, wanted) => new Map(wanted.map((id) => [id, (records.get(name)!.get(id)?.[by] ?? null) as string | null])),
    async write(writes) {
      target.beforeWrite(writes)
      const touched = new Set(writes.map((write) => write.resource))
      const nextRecords = new Map([...records].map(([name, rows]) => [name, touched.has(name) ? new Map(rows) : rows]))
      const nextMemory = new Map(memory)
      for (const write of writes) apply(write, nextRecords, nextMemory)
      records = nextRecords
      memory = nextMemory
      commits.push(writes.length)
    },
  }

  function apply(write: RecordWrite, into: Map<string, Map<string, MemoryRecord>>, remember: Map<string, RememberedRow>): void {
    const rows = into.get(write.resource)!
    const shape = described.get(write.resource)!
    if (write.action === 'create' && rows.has(write.id)) throw new Error(`${write.resource} ${write.id} is created twice`)
    if (write.action === 'update' && !rows.has(write.id)) refuse('It is gone.', 'gone', null)
    for (const [name, value] of Object.entries(write.values)) {
      const meta = shape.fields[name]
      if (!meta) throw new Error(`no field ${name}`)
      if (value === null && !meta.nullable) refuse(`${name} is null`, 'rule', name)
      if (meta.reference !== null && value !== null && !into.get(meta.reference)?.has(String(value))) refuse(`${name} points nowhere`, 'rule', name)
      if (meta.unique && value !== null && [...rows].some(([id, other]) => id !== write.id && other[name] === value)) {
        refuse(`${name} must be unique`, 'unique', name)
      }
    }
    if (write.action !== 'none') rows.set(write.id, { ...rows.get(write.id), ...write.values })
    if (!write.memory) return
    const place = placeOf(write.memory.source, write.resource, write.memory.key)
    if (remember.has(place) !== write.memory.replaces) throw new RowsTaken()
    remember.set(place, { recordId: write.id, hash: write.memory.hash })
  }

  return target
}

function placeOf(source: string, name: string, key: string): string {
  return `${source}|${name}|${key}`
}

function refuse(reason: string, kind: 'gone' | 'unique' | 'rule', field: string | null): never {
  throw new WriteRefused([{ reason, kind, field, write: null }])
}
