import { parse, TYPE, type DateElement, type MessageFormatElement, type NumberElement, type PluralElement, type SelectElement, type TimeElement } from '@formatjs/icu-messageformat-parser'
import { DATE, NUMBER, PLURAL, SELECT, type Branches, type CompiledMessage, type MessagePart } from './compiled-message.ts'

/**
 * An ICU message as the parts that `formatMessage` writes. Runs while the shell is built; in a browser only for messages
 * that come at run time, in a chunk of its own. Throws a sentence that names the fault and where it stands.
 */
export function compileMessage(message: string): CompiledMessage {
  return compact(elementsOf(message).map(partOf))
}

function elementsOf(message: string): readonly MessageFormatElement[] {
  try {
    return parse(message, { ignoreTag: true, shouldParseSkeletons: true })
  } catch (error) {
    const at = error instanceof Error && 'location' in error ? (error.location as { start: { offset: number } }).start.offset : 0
    const fault = error instanceof Error ? error.message.toLowerCase().replaceAll('_', ' ') : String(error)
    throw new Error(`${fault} at character ${at + 1} of ${JSON.stringify(message)}`, { cause: error })
  }
}

function partOf(element: MessageFormatElement): MessagePart {
  switch (element.type) {
    case TYPE.literal: return element.value
    case TYPE.pound: return 0
    case TYPE.argument: return [element.value]
    case TYPE.number: return numberPart(element)
    case TYPE.date: return [element.value, DATE, dateOptions(element)]
    case TYPE.time: return [element.value, DATE, timeOptions(element)]
    case TYPE.select: return [element.value, SELECT, branchesOf(element)]
    case TYPE.plural: return pluralPart(element)
    default: throw new Error('tags are text here, and never parsed')
  }
}

function numberPart({ value, style }: NumberElement): MessagePart {
  if (!style) return [value, NUMBER]
  if (typeof style === 'object') return [value, NUMBER, style.parsedOptions]
  if (style === 'percent') return [value, NUMBER, { style: 'percent' }]
  if (style === 'integer') return [value, NUMBER, { maximumFractionDigits: 0 }]
  throw new Error(`unknown number style "${style}" of {${value}}: percent, integer, or a skeleton such as ::compact-short`)
}

function dateOptions({ value, style }: DateElement): Intl.DateTimeFormatOptions {
  return typeof style === 'object' && style ? style.parsedOptions : { dateStyle: knownStyle(value, style) }
}

function timeOptions({ value, style }: TimeElement): Intl.DateTimeFormatOptions {
  return typeof style === 'object' && style ? style.parsedOptions : { timeStyle: knownStyle(value, style) }
}

function knownStyle(name: string, style: string | null | undefined): 'short' | 'medium' | 'long' | 'full' {
  const known = (['short', 'medium', 'long', 'full'] as const).find((one) => one === (style || 'medium'))
  if (!known) throw new Error(`unknown style "${style}" of {${name}}: short, medium, long, full, or a skeleton such as ::yyyyMMM`)
  return known
}

function pluralPart(element: PluralElement): MessagePart {
  const { value, offset, pluralType } = element
  if (pluralType === 'ordinal') return [value, PLURAL, branchesOf(element), offset, 'ordinal']
  return offset === 0 ? [value, PLURAL, branchesOf(element)] : [value, PLURAL, branchesOf(element), offset]
}

function branchesOf({ options }: SelectElement | PluralElement): Branches {
  return Object.fromEntries(Object.entries(options).map(([key, { value }]) => [key, compact(value.map(partOf))]))
}

/** One text needs no list around it, unless its braces would be taken for arguments. */
function compact(parts: readonly MessagePart[]): CompiledMessage {
  if (parts.length === 0) return ''
  const [only] = parts
  return parts.length === 1 && typeof only === 'string' && !only.includes('{') ? only : parts
}
