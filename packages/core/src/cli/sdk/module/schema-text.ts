import { addUp } from './subtract.ts'
import type { OutputSlot, Slot, Snapshot } from './snapshot.ts'

type Kind = 'objects' | 'inputs' | 'enums' | 'abstracts'

const builtIn = new Set(['Boolean', 'Float', 'ID', 'Int', 'String'])

/** A module's part of the schema as GraphQL's own language: new types as they are, additions to those of others as `extend`. */
export function schemaText(part: Snapshot, bases: readonly Snapshot[]): string {
  const { abstracts, objects } = addUp([...bases, part])
  const isInterface = (name: string): boolean => name in abstracts && name in objects
  const start = (kind: Kind, word: string, name: string): string => `${bases.some((base) => name in base[kind]) ? 'extend ' : ''}${word} ${name}`
  const implemented = (name: string): string => {
    const names = isInterface(name) || bases.some((base) => name in base.objects) ? [] : Object.keys(abstracts).filter((abstract) => isInterface(abstract) && name in abstracts[abstract]!)
    return names.length === 0 ? '' : ` implements ${names.join(' & ')}`
  }
  return [
    ...part.scalars.filter((name) => !builtIn.has(name)).map((name) => `scalar ${name}`),
    ...filled(part.enums, (name, values) => `${start('enums', 'enum', name)} ${block(values.map(([value, about]) => comment(about) + `  ${value}`))}`),
    ...filled(part.abstracts, (name, members) => (isInterface(name) ? '' : `${start('abstracts', 'union', name)} = ${members.map(([member]) => member).join(' | ')}`)),
    ...filled(part.inputs, (name, fields) => `${start('inputs', 'input', name)} ${block(fields.map(([field, slot]) => line(field, '', slot)))}`),
    ...filled(part.objects, (name, fields) => `${start('objects', isInterface(name) ? 'interface' : 'type', name)}${implemented(name)} ${block(fields.map(([field, slot]) => line(field, argumentsText(slot), slot)))}`),
  ].filter((text) => text !== '').join('\n\n') + '\n'
}

function filled<Value>(types: Readonly<Record<string, Readonly<Record<string, Value>>>>, print: (name: string, members: [string, Value][]) => string): string[] {
  return Object.entries(types).filter(([, members]) => Object.keys(members).length > 0).map(([name, members]) => print(name, Object.entries(members)))
}

function block(lines: readonly string[]): string {
  return `{\n${lines.join('\n')}\n}`
}

function line(name: string, args: string, { about, type }: Slot): string {
  return `${comment(about)}  ${name}${args}: ${type}`
}

function argumentsText({ args }: OutputSlot): string {
  const list = Object.entries(args).map(([name, { type }]) => `${name}: ${type}`)
  return list.length === 0 ? '' : `(${list.join(', ')})`
}

function comment(about: string): string {
  return about === '' ? '' : `  ${JSON.stringify(about.replace(/\s+/g, ' ').trim())}\n`
}
