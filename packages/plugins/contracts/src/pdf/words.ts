import { messages } from '../../messages/index.ts'

export type PrintLocale = keyof typeof messages
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** The catalogue of a language, for paper: the same names as on the screens. A value without a name is printed as it is. */
export function wordsOf(locale: PrintLocale): Words {
  const catalogue: Readonly<Record<string, string>> = messages[locale]
  return (key, values = {}) => (catalogue[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole))
}
