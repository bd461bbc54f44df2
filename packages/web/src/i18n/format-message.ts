import { DATE, NUMBER, PLURAL, SELECT, type Branches, type CompiledMessage, type MessagePart } from './compiled-message.ts'

export type MessageValues = Readonly<Record<string, string | number | bigint | boolean | Date | null | undefined>>

/** Writes a compiled message in a language. What no value was given for shows its name in braces, so that it is found. */
export function formatMessage(locale: string, message: CompiledMessage, values: MessageValues = {}, count: number | bigint = 0): string {
  if (typeof message === 'string') return message
  return message.map((part) => formatPart(locale, part, values, count)).join('')
}

function formatPart(locale: string, part: MessagePart, values: MessageValues, count: number | bigint): string {
  if (typeof part === 'string') return part
  if (part === 0) return new Intl.NumberFormat(locale).format(count)
  const value = values[part[0]]
  if (!(part[0] in values)) return `{${part[0]}}`
  switch (part[1]) {
    case undefined: return value === null || value === undefined ? '' : String(value)
    case NUMBER: return new Intl.NumberFormat(locale, part[2]).format(scaled(numeric(value), part[2]?.scale))
    case DATE: return new Intl.DateTimeFormat(locale, part[2]).format(value instanceof Date ? value : new Date(typeof value === 'number' ? value : String(value)))
    case SELECT: return formatMessage(locale, branch(part[2], String(value)), values, count)
    case PLURAL: {
      const [, , branches, offset = 0, type = 'cardinal'] = part
      const number = numeric(value)
      const rest = typeof number === 'bigint' ? number - BigInt(offset) : number - offset
      const exact = branches[`=${number}`]
      return formatMessage(locale, exact ?? branch(branches, new Intl.PluralRules(locale, { type }).select(Number(rest))), values, rest)
    }
  }
}

function branch(branches: Branches, key: string): CompiledMessage {
  return (Object.hasOwn(branches, key) ? branches[key] : branches['other']) ?? ''
}

function numeric(value: MessageValues[string]): number | bigint {
  return typeof value === 'bigint' ? value : Number(value ?? 0)
}

/** A skeleton may say `scale/100`. */
function scaled(value: number | bigint, scale: number | undefined): number | bigint {
  return scale === undefined ? value : Number(value) * scale
}
