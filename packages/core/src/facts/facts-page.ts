import type { Plugin } from '../plugin/plugin-types.ts'
import { factKinds, type FactDefinition, type FactTable } from './fact-types.ts'

/** The reference of all facts of a composition, as Markdown: docs/facts.md is that of the example company. */
export function factsPage(plugins: readonly Pick<Plugin, 'definition'>[]): string {
  const tellers = plugins.filter(({ definition }) => Object.keys(definition.facts ?? {}).length > 0)
  const listeners = new Map<string, string[]>()
  for (const { definition } of plugins) for (const { event } of definition.on ?? []) listeners.set(event, [...(listeners.get(event) ?? []), definition.id])
  const sections = tellers.flatMap(({ definition }) => Object.entries(definition.facts!).sort(([a], [b]) => (a < b ? -1 : 1)).map(([type, fact]) => section(type, fact, definition.id, listeners.get(type) ?? [])))
  return [head, ...(sections.length > 0 ? sections : ['No plugin of the example company declares a fact yet.\n']), kinds].join('\n')
}

const head = `# Facts

What plugins tell each other: versioned, immutable, published with the transaction that made them true, delivered at least once and in order
for each record. Whoever listens works without whoever tells. Written by \`tenon facts\`; do not edit.
`

const kinds = `## Kinds

| Kind | Meaning |
|---|---|
${Object.entries(factKinds).map(([kind, meaning]) => `| \`${kind}\` | ${meaning} |`).join('\n')}

\`?\` may be null or missing, \`[]\` is a list.
`

function section(type: string, { version, description, payload }: FactDefinition, teller: string, heard: readonly string[]): string {
  return `## ${type}

*${teller} · version ${version}* ${description}${heard.length > 0 ? ` **Heard by:** ${[...new Set(heard)].sort().join(', ')}.` : ''}

| Member | Kind |
|---|---|
${rows(payload).map(([name, kind]) => `| \`${name}\` | \`${kind}\` |`).join('\n')}
`
}

function rows(table: FactTable, prefix = ''): [string, string][] {
  return Object.entries(table).flatMap(([name, type]): [string, string][] => {
    if (typeof type === 'string') return [[prefix + name, type]]
    return Array.isArray(type) ? rows((type as readonly [FactTable])[0], `${prefix}${name}[].`) : rows(type as FactTable, `${prefix}${name}.`)
  })
}
