import { addItem } from './edit-source.ts'
import { addErrors } from './errors.ts'
import { addWords, modelOf, type PluginFolder } from './plugin-folder.ts'
import { fill } from './templates.ts'

const manifest = 'defineUi({'
const places = "as in 'shell:home' or 'customers:customer.aside@1'"

/** A panel in a place of another page: the newest records, or those that a bridge ties to the record that is shown. */
export function addSlot(plugin: PluginFolder, slot: string, options: { id?: string; model?: string; zh?: string }): void {
  const place = /^([a-z][a-z0-9-]*):([a-z][\w-]*)(?:\.[a-z]+@\d+)?$/.exec(slot)
  if (!place) throw addErrors.PART_NAME_INVALID({ name: slot, what: 'the name of a slot', rule: `Say whose, which place and which version, ${places}.` })
  const model = modelOf(plugin, options.model)
  const panel = options.id ?? `${place[2]}-${plugin.names(model)['models']!.toLowerCase()}`
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(panel)) throw addErrors.PART_NAME_INVALID({ name: panel, what: 'the id of a panel', rule: 'Use lower-case letters, digits and hyphens, as in open-tickets.' })
  const relation = relationTo(plugin, place[1]!, model)
  const names: Readonly<Record<string, string>> = {
    ...plugin.names(model, options.zh), exported: plugin.exported, panel, slot, words: `${plugin.id}.${panel}`,
    variables: relation === null ? '' : '($about: ID!)', filter: relation === null ? '' : `, filter: { ${relation.field}: { id: { eq: $about } } }`,
    sends: relation === null ? '' : ', variables: { about }', parameter: relation === null ? '' : ', about: string', given: relation === null ? '' : ', id',
    props: relation === null ? '' : '  const { id }: { id: string } = $props()\n\n', Other: relation?.to ?? '',
  }
  plugin.write(`ui/${panel}.ts`, fill('slot/panel.ts', names))
  plugin.write(`ui/${panel}.svelte`, fill('slot/panel.svelte', names))
  plugin.write(`test/${panel}.test.ts`, fill(relation === null ? 'slot/panel.test.ts' : 'slot/related.test.ts', { ...names, ...bridged(plugin, place[1]!) }))
  plugin.edit(uiOf(plugin), `\`${manifest} … })\``, (text) => addItem(declared(text, slot), { object: manifest, member: 'slots', item: `{ slot: '${slot}', id: '${panel}', load: () => import('./${panel}.svelte'), may: '${plugin.id}:read' }` }))
  addWords(plugin, { [panel]: { en: names['Titles']!, zh: names['titleZh']! }, [`${panel}.none`]: { en: 'None yet', zh: '暂无' }, [`${panel}.failed`]: { en: 'This could not be loaded', zh: '加载失败' } })
}

/** The field of the model by which a bridge of this plugin ties it to a record of the other. */
function relationTo(plugin: PluginFolder, other: string, model: string): { readonly field: string; readonly to: string } | null {
  const file = `bridge/${other}.prisma`
  if (!plugin.has(file)) return null
  const block = new RegExp(`^extend model ${model} \\{([^}]*)\\}`, 'm').exec(plugin.read(file))?.[1] ?? ''
  const [, field, to] = /^\s*(\w+)\s+(\w+)\?\s+@relation\(/m.exec(block) ?? []
  return field && to ? { field, to } : null
}

/** What the test of the bridge enables and imports. */
function bridged(plugin: PluginFolder, other: string): { readonly others: string; readonly imports: string } {
  const file = `test/bridge-${other}.test.ts`
  const text = plugin.has(file) ? plugin.read(file) : ''
  return { others: /const others = \[(.*)\]/.exec(text)?.[1] ?? '', imports: [...text.matchAll(/^import \{ \w+ \} from '(?!vitest|@tenon\/core|\.\.)[^']+'\n/gm)].map(([line]) => line).join('') }
}

function uiOf({ manifest: { tenon } }: PluginFolder): string {
  if (tenon?.ui === undefined) throw addErrors.PLUGIN_PLACE_MISSING({ file: 'package.json', place: '`"ui": "./ui/index.ts"` in "tenon"' })
  return tenon.ui.replace(/^\.\//, '')
}

/** Places of other plugins get the type of what they hand over; those of the shell have theirs. */
function declared(text: string, slot: string): string {
  if (slot.startsWith('shell:') || text.includes(`'${slot}':`)) return text
  const member = `    '${slot}': { readonly id: string; readonly record: object; readonly meta: object; readonly reload: () => void }\n`
  const there = /interface SlotMap \{\n/.exec(text)
  if (there) return text.slice(0, there.index + there[0].length) + member + text.slice(there.index + there[0].length)
  const start = text.indexOf('export default')
  return `${text.slice(0, start).trimEnd()}\n\ndeclare module '@tenon/web/module' {\n  interface SlotMap {\n${member}  }\n}\n\n${text.slice(start)}`
}
