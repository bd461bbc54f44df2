/**
 * A message in the form in which it is shipped: text, or parts that need no parser. Small on purpose, since it travels in every catalogue.
 * `0` is the `#` of a plural; the rest is an argument's name, what it is, and how it is written.
 */
export type CompiledMessage = string | readonly MessagePart[]
export type MessagePart = string | 0 | ArgumentPart | NumberPart | DatePart | SelectPart | PluralPart
export type Branches = Readonly<Record<string, CompiledMessage>>
/** What a catalogue holds: a text without braces, a text still to be parsed, or a compiled message. */
export type Message = CompiledMessage

type ArgumentPart = readonly [name: string]
type NumberPart = readonly [name: string, kind: typeof NUMBER, options?: Intl.NumberFormatOptions & { readonly scale?: number }]
type DatePart = readonly [name: string, kind: typeof DATE, options: Intl.DateTimeFormatOptions]
type SelectPart = readonly [name: string, kind: typeof SELECT, branches: Branches]
type PluralPart = readonly [name: string, kind: typeof PLURAL, branches: Branches, offset?: number, type?: Intl.PluralRuleType]

export const NUMBER = 1
export const DATE = 2
export const SELECT = 3
export const PLURAL = 4

/** Whether a text is a message with arguments that nobody has parsed yet. */
export function needsParser(message: Message | undefined): message is string {
  return typeof message === 'string' && message.includes('{')
}
