import type { Plugin } from '../plugin/plugin-types.ts'
import { payloadProblems } from './check-payload.ts'
import { factErrors } from './errors.ts'
import type { FactDefinition } from './fact-types.ts'

/** All facts of a composition by type. */
export interface FactBook {
  readonly facts: ReadonlyMap<string, FactDefinition>
  /** Throws FACT_PAYLOAD_WRONG where an event is a declared fact and its payload is not as declared. */
  check(type: string, payload: unknown): void
}

export function openFactBook(plugins: readonly Pick<Plugin, 'definition'>[]): FactBook {
  const facts = new Map(plugins.flatMap(({ definition }) => Object.entries(definition.facts ?? {})))
  return {
    facts,
    check(type, payload) {
      const fact = facts.get(type)
      const problems = fact ? payloadProblems(fact.payload, payload) : []
      if (problems.length > 0) throw factErrors.FACT_PAYLOAD_WRONG({ type, problems: problems.join('; ') })
    },
  }
}

/** What is wrong with the facts that plugins declare: a second owner, a name that is none. */
export function factProblems(plugins: readonly Pick<Plugin, 'definition'>[]): string[] {
  const owners = new Map<string, string>()
  return plugins.flatMap(({ definition: { id, facts = {} } }) => Object.entries(facts).flatMap(([type, { version }]) => {
    const first = owners.get(type)
    owners.set(type, first ?? id)
    return [
      ...(first !== undefined ? [`The fact "${type}" is declared by both "${first}" and "${id}".`] : []),
      ...(/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/.test(type) ? [] : [`Plugin "${id}" declares the fact "${type}"; facts are dotted and lower case: 'contract.signed'.`]),
      ...(Number.isInteger(version) && version >= 1 ? [] : [`Plugin "${id}" declares the fact "${type}" in the version ${version}; versions are 1, 2, 3 …`]),
    ]
  }))
}
