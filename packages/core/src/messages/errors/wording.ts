import { fill, type FieldProblem, type Params } from '../../errors/tenon-error.ts'
import type { Plugin } from '../../plugin/plugin-types.ts'
import { errorsZhCN } from './zh-CN.ts'

/** The text of a message key in a language: 'error.NOT_FOUND', 'Customer', 'Customer.email'. Undefined where there is none. */
export type Wording = (locale: string, key: string) => string | undefined

/** A refusal, or a part of one: what is put into words. `message` is its English sentence, filled. */
export interface Sayable {
  readonly code: string
  readonly message: string
  readonly params?: Params
}

type Catalogue = Readonly<Record<string, string>>

const ofTheCore: Readonly<Record<string, Catalogue>> = { 'zh-CN': errorsZhCN }

/** The words of an app: the core's refusals, and what each plugin's messages say of its own, as `error.CODE`. */
export function wordingOf(plugins: readonly Plugin[]): Wording {
  const merged = new Map<string, Map<string, string>>()
  const add = (locale: string, catalogue: Catalogue, prefix = ''): void => {
    const words = merged.get(locale) ?? new Map<string, string>()
    for (const [key, text] of Object.entries(catalogue)) words.set(prefix + key, text)
    merged.set(locale, words)
  }
  for (const [locale, catalogue] of Object.entries(ofTheCore)) add(locale, catalogue, 'error.')
  for (const { definition } of plugins) for (const [locale, catalogue] of Object.entries(definition.messages ?? {})) add(locale, catalogue)
  return (locale, key) => merged.get(locale)?.get(key)
}

/** The sentence of a refusal in a language; its English one where there is no other, or a parameter of the other is missing. */
export function inWords({ code, message, params = {} }: Sayable, locale: string, wording: Wording): string {
  // The English sentence is the catalogue's own and filled already.
  const sentence = locale === 'en' ? undefined : wording(locale, `error.${code}`)
  if (sentence === undefined || [...sentence.matchAll(/\{(\w+)\}/g)].some(([, name]) => !(name! in params))) return message
  return fill(sentence, code.startsWith('MAPPING_') ? params : withLabels(params, (key) => wording(locale, key)))
}

/** Says refusals in the language of whoever asks; in English where there are no words. */
export function sayIn(wording: Wording | undefined): (problem: Sayable, reader: { readonly locale: string }) => string {
  return (problem, { locale }) => (wording ? inWords(problem, locale, wording) : problem.message)
}

/** The fields of a refusal, each in words. One that only repeats the refusal has its parameters. */
export function fieldsInWords(fields: readonly FieldProblem[], refusal: Sayable, say: (problem: Sayable) => string): FieldProblem[] {
  return fields.map((field) => ({ ...field, message: say(field.params === undefined && field.code === refusal.code ? { ...field, params: refusal.params ?? {} } : field) }))
}

/** Resources and fields by the names that people know them by. In a mapping they are keywords and stay. */
function withLabels(params: Params, label: (key: string) => string | undefined): Params {
  const resource = ['resource', 'what'].map((name) => params[name]).find((value) => typeof value === 'string')
  const field = (name: string): string => label(`${String(resource)}.${name}`) ?? label(`field.${name}`) ?? name
  const translate = (name: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value
    if (name === 'resource' || name === 'what') return label(value) ?? value
    if (name === 'who') return label(`who.${String(params['asked'])}`) ?? value
    if (name === 'state') return label(`${String(params['states'])}.${String(params['present'])}`) ?? value
    if (name === 'transition') return label(`transition.${String(resource)}.${String(params['key'])}`) ?? value
    if (name === 'field' || name === 'fields') return value.split(', ').map(field).join('、')
    return value
  }
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, translate(name, value)]))
}
