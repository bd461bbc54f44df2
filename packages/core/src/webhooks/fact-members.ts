import type { FactKind, FactTable } from '../facts/fact-types.ts'

export interface FactMember {
  /** 'currency', 'gross.minor', 'lines[].kind' */
  readonly path: string
  readonly kind: FactKind
}

/** Every single value of a payload that a condition can ask for. An amount is its number of minor units and its currency. */
export function factMembers(table: FactTable, prefix = ''): FactMember[] {
  return Object.entries(table).flatMap(([name, type]): FactMember[] => {
    const path = prefix + name
    if (typeof type !== 'string') return Array.isArray(type) ? factMembers((type as readonly [FactTable])[0], `${path}[].`) : factMembers(type as FactTable, `${path}.`)
    const isList = type.endsWith('[]')
    const kind = type.replace(/\?$|\[\]$/, '') as FactKind
    const place = isList ? `${path}[]` : path
    return kind === 'money' ? [{ path: `${place}.minor`, kind: 'integer' }, { path: `${place}.currency`, kind: 'text' }] : [{ path: place, kind }]
  })
}
