/** What a variable holds, so that its value can be asked for and checked as such. */
export const variableKinds = ['text', 'date', 'number', 'percent', 'money'] as const
export type VariableKind = (typeof variableKinds)[number]

export interface TemplateVariable {
  /** As it stands in the texts: {{deliveryOn}}. */
  readonly name: string
  readonly kind: VariableKind
  /** What people call it; the name where nothing was said. */
  readonly label: string
}

/** What every contract knows by itself. */
const known: ReadonlySet<string> = new Set(['customer', 'title'])
const declared = new RegExp(`^([\\p{L}\\p{N}_.]+)(?::(${variableKinds.join('|')}))?(?:\\s+(.+))?$`, 'u')

/** Reads how a version of a template declares a variable: 'days', 'deliveryOn:date' or 'deliveryOn:date Day of delivery'. Null where it is no declaration. */
export function readVariable(text: string): TemplateVariable | null {
  const [, name, kind, label] = declared.exec(text.trim()) ?? []
  return name === undefined ? null : { name, kind: (kind ?? 'text') as VariableKind, label: label?.trim() || name }
}

/** All that a drafter fills in: what is declared, then what the texts use without declaring it, as text. */
export function variablesOf(declarations: readonly string[], texts: readonly string[]): readonly TemplateVariable[] {
  const found = declarations.flatMap((text) => readVariable(text) ?? [])
  const names = new Set([...known, ...found.map(({ name }) => name)])
  const undeclared = [...new Set(texts.flatMap(openVariables))].filter((name) => !names.has(name))
  return [...found.filter(({ name }) => !known.has(name)), ...undeclared.map((name): TemplateVariable => ({ name, kind: 'text', label: name }))]
}

/** Names of the variables of a text that nobody has filled in. */
export function openVariables(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\s*([\p{L}\p{N}_.]+)\s*\}\}/gu)].map(([, name]) => name!)
}

const decimal = /^-?\d+(\.\d+)?$/

/** Whether a value is of its kind: a day is '2026-03-31', a number and a percentage are decimal text ('12.5'), money is '1234.50 CNY'. */
export function fits(kind: VariableKind, value: string): boolean {
  switch (kind) {
    case 'text': return value.trim() !== ''
    case 'date': return isDay(value)
    case 'number': case 'percent': return decimal.test(value)
    case 'money': return /^-?\d+(\.\d+)? [A-Z]{3}$/.test(value)
  }
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const day = new Date(`${value}T00:00:00.000Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}
