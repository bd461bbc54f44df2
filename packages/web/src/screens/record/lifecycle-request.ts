import type { LifecycleMeta, ResourceMeta } from '@tenon/core/metadata'
import type { ResourceRecord } from '../../data/record.ts'

/** A transition that the server offers the person on this record. */
export interface Offered {
  readonly key: string
  readonly title: string
  readonly possible: boolean
  /** Why it is not possible. */
  readonly reasons: readonly string[]
}

export interface LifecycleAnswer {
  readonly record: {
    readonly transitions: readonly Offered[]
    readonly history: { readonly nodes: readonly { readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[] }[] }
  } | null
}

/** What the person can do with a record now, and how it came to its state. Variables: id. */
export function lifecycleDocument(meta: ResourceMeta): string {
  return `query ${meta.name}Lifecycle($id: ID!) { record: ${meta.operations.one}(id: $id) { id version transitions { key title possible reasons } history(first: 100) { nodes { changes { field before after } } } } }`
}

export interface StateStep {
  readonly state: string
  readonly place: 'passed' | 'now' | 'ahead'
}

/**
 * The states that a record passed, the one it is in, and the usual way from there: what does not end badly, as it was declared.
 * A state that comes again begins the line anew, so that going back does not lengthen it.
 */
export function stateSteps(lifecycle: LifecycleMeta, record: ResourceRecord, answer: LifecycleAnswer['record']): readonly StateStep[] {
  const now = String(record[lifecycle.field])
  const changes = [...(answer?.history.nodes ?? [])].reverse().flatMap((entry) => entry.changes.filter((change) => change.field === lifecycle.field && change.before !== null))
  const passed: string[] = []
  for (const state of [...changes.map((change) => String(change.before)), now]) {
    const known = passed.indexOf(state)
    passed.splice(known < 0 ? passed.length : known, passed.length, state)
  }
  const ahead = statesAhead(lifecycle, passed)
  return [...passed.slice(0, -1).map((state) => ({ state, place: 'passed' as const })), { state: now, place: 'now' }, ...ahead.map((state) => ({ state, place: 'ahead' as const }))]
}

function statesAhead({ transitions }: LifecycleMeta, passed: readonly string[]): string[] {
  const seen = new Set(passed)
  const ahead: string[] = []
  for (let state: string | undefined = passed.at(-1); state !== undefined;) {
    const at: string = state
    state = transitions.find((one) => one.from.includes(at) && one.tone !== 'danger' && !seen.has(one.to))?.to
    if (state === undefined) break
    seen.add(state)
    ahead.push(state)
  }
  return ahead
}

/** In the order of their weight: what is meant to be done first, what ends badly last. */
export function byWeight(offered: readonly Offered[], { transitions }: LifecycleMeta): readonly Offered[] {
  const weights = { primary: 0, plain: 1, danger: 2 } as const
  const weight = ({ key }: Offered) => weights[transitions.find((one) => one.key === key)?.tone ?? 'plain']
  return offered.toSorted((left, right) => weight(left) - weight(right))
}
