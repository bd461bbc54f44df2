import { describeFields } from './describe-fields.ts'
import type { InputSlot, Slot, Snapshot } from './snapshot.ts'
import { nameIn, upperFirst, wrapsOf } from './type-text.ts'

export interface ModuleTitle {
  /** Id of the plugin; the name of the exported constant is made from it. */
  readonly name: string
  readonly version: string
  readonly requires: readonly string[]
  readonly hash: string
}

/** What values of our scalars are in JSON. Amounts and quantities are texts: a number would round them. */
const wire: Readonly<Record<string, string>> = { Boolean: 'boolean', Float: 'number', ID: 'string', Int: 'number', JSON: 'unknown', String: 'string', BigInt: 'string', Date: 'string', DateTime: 'string', Decimal: 'string' }

/** The TypeScript of a module: types for the compiler, a short description for the client, and no import. */
export function printModule({ name, version, requires, hash }: ModuleTitle, part: Snapshot, bridges: Readonly<Record<string, Snapshot>> = {}): string {
  const constant = camelCase(name)
  const prefix = upperFirst(constant)
  const others = Object.entries(bridges).map(([to, bridge]) => ({ to, bridge, title: `${prefix}With${upperFirst(camelCase(to))}` }))
  const bridgeTypes = others.length === 0 ? '' : `; readonly bridges: Readonly<Record<string, string>>; readonly bridgeSchemas?: { ${others.map(({ to, title }) => `readonly '${to}': ${title}Schema`).join('; ')} }`
  return [
    '// Made by `tenon sdk generate`. It is made anew with every build: change the schema instead.',
    ...interfaces(prefix, part),
    ...others.flatMap(({ bridge, title }) => interfaces(title, bridge)),
    `export const ${constant}: { readonly name: '${name}'; readonly version: string; readonly requires: readonly string[]; readonly hash: string; readonly fields: string; readonly schema?: ${prefix}Schema${bridgeTypes} } = {`,
    `  name: '${name}', version: '${version}', requires: [${requires.map((id) => `'${id}'`).join(', ')}], hash: '${hash}',`,
    `  fields: ${JSON.stringify(describeFields(part.objects))},`,
    ...(others.length === 0 ? [] : [`  bridges: { ${others.map(({ to, bridge }) => `'${to}': ${JSON.stringify(describeFields(bridge.objects))}`).join(', ')} },`]),
    '}',
    '',
  ].join('\n')
}

function camelCase(id: string): string {
  return id.replace(/[^a-zA-Z0-9]+(.)?/g, (_all, letter: string | undefined) => letter?.toUpperCase() ?? '')
}

function interfaces(prefix: string, part: Snapshot): string[] {
  const parts = {
    objects: table(part.objects, (key, field) => `${about(field)}${key}: ${outputText(field)}`),
    inputs: table(part.inputs, (key, field) => `${about(field)}${key}${field.isRequired ? '' : '?'}: ${inputText(field)}`),
    enums: table(part.enums, (key) => `${key}: 1`),
    abstracts: table(part.abstracts, (key) => `${key}: 1`),
    scalars: part.scalars.map((scalar) => `  ${scalar}: ${wire[scalar] ?? 'unknown'}`).join('\n'),
  }
  return [
    ...Object.entries(parts).map(([kind, text]) => `export interface ${prefix}${upperFirst(kind)} {\n${text}${text === '' ? '' : '\n'}}\n`),
    `export interface ${prefix}Schema {`,
    ...Object.keys(parts).map((kind) => `  ${kind}: ${prefix}${upperFirst(kind)}`),
    '}\n',
  ]
}

function table<Value>(types: Readonly<Record<string, Readonly<Record<string, Value>>>>, line: (key: string, value: Value) => string): string {
  return Object.entries(types).map(([type, members]) => {
    const lines = Object.entries(members).map(([key, value]) => `    ${line(key, value)}`)
    return lines.length === 0 ? `  ${type}: {}` : `  ${type}: {\n${lines.join('\n')}\n  }`
  }).join('\n')
}

function outputText(field: Snapshot['objects'][string][string]): string {
  const args = Object.entries(field.args).map(([key, slot]) => `${key}${slot.isRequired ? '' : '?'}: ${inputText(slot)}`)
  const letter = { scalar: 's', enum: 'e', object: 'n' }[field.kind]
  return `{ ${letter}: '${nameIn(field.type)}'; w: '${wrapsOf(field.type)}'${args.length > 0 ? `; a: { ${args.join('; ')} }` : ''} }`
}

function inputText({ kind, type }: InputSlot): string {
  return `{ ${{ scalar: 's', enum: 'e', input: 'i' }[kind]}: '${nameIn(type)}'; w: '${wrapsOf(type)}' }`
}

function about({ about: text }: Slot): string {
  return text === '' ? '' : `/** ${text.replaceAll('*/', '* /').replace(/\s+/g, ' ').trim()} */ `
}
