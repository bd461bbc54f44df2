import { createContext } from 'svelte'
import { bestLocale } from './best-locale.ts'
import { needsParser, type Message } from './compiled-message.ts'
import { formatMessage, type MessageValues } from './format-message.ts'
import type { MessageKey } from './own-messages.ts'

/** The build ships its messages compiled; what comes at run time is text, and brings the parser. */
export type Catalogue = Readonly<Record<string, Message>>
/** Locale to the loader of its messages: modules whose default export, or else only export, is the catalogue. */
export type CatalogueSource = Readonly<Record<string, () => Promise<{ default: Catalogue } | Readonly<Record<string, Catalogue>>>>>

/** Language to message key to the company's own word. */
export type Terms = Readonly<Record<string, Readonly<Record<string, string>>>>

interface Owned {
  /** Put before every key, with a dot; empty for catalogues whose keys are whole already. */
  readonly prefix: string
  readonly source: CatalogueSource
  /** All of it, where the source has only what is needed at first. */
  readonly whole?: CatalogueSource | undefined
}

/** The messages of one shell in one language at a time. */
export class I18n {
  #locale = $state.raw('en')
  #messages = $state.raw<Catalogue>({})
  #owned: Owned[] = []
  /** What the company calls things, per language: stands before the product's words. */
  #terms = $state.raw<Terms>({})
  #wanted = 0
  #whole: Promise<void> | null = null

  get locale(): string {
    return this.#locale
  }

  /** Loads every catalogue of that language, then switches all at once. Throws where a catalogue cannot be loaded. */
  async use(locale: string): Promise<void> {
    const ticket = ++this.#wanted
    const messages = await readAll(this.#owned, locale, this.#whole !== null)
    if (ticket !== this.#wanted) return
    this.#messages = messages
    this.#locale = locale
  }

  /** Adds an owner's catalogues and loads the current language's. */
  async add(prefix: string, source: CatalogueSource): Promise<void> {
    const owned = { prefix, source }
    this.#owned.push(owned)
    const locale = this.#locale
    const messages = await read(owned, locale, true)
    if (locale === this.#locale) this.#messages = { ...this.#messages, ...messages }
  }

  /** Declares catalogues without loading them: `use` does. `whole` has all of them, where the source has what is needed at first. */
  declare(prefix: string, source: CatalogueSource, whole?: CatalogueSource): void {
    this.#owned.push({ prefix, source, whole })
  }

  /** Loads what was left out at first, once; whatever shows pages of plugins waits for it. What could not be loaded is asked for again the next time. */
  complete(): Promise<void> {
    this.#whole ??= this.#loadWhole().catch((error: unknown) => {
      this.#whole = null
      throw error
    })
    return this.#whole
  }

  async #loadWhole(): Promise<void> {
    const locale = this.#locale
    const messages = await readAll(this.#owned, locale, true)
    // Whoever switched the language meanwhile has the whole of that one already.
    if (locale === this.#locale) this.#messages = { ...this.#messages, ...messages }
  }

  get terms(): Terms {
    return this.#terms
  }

  /** Takes the company's own words; whatever shows a label follows at once. */
  rename(terms: Terms): void {
    this.#terms = terms
  }

  has = (key: string): boolean => key in this.#messages || this.#named(key) !== undefined

  t = <Key extends string>(key: Key & MessageKey<Key>, values?: MessageValues): string => {
    const named = this.#named(key)
    if (named !== undefined) return named
    const message = this.#messages[key]
    if (message === undefined) return key
    return typeof message === 'string' ? message : formatMessage(this.#locale, message, values)
  }

  /** The text of a label from the metadata: its message, or the fallback that the server sent. */
  label = (label: { readonly key: string; readonly fallback: string } | null | undefined): string => {
    if (!label) return ''
    return this.#named(label.key) ?? this.shipped(label)
  }

  /** The product's own text of a label, whatever the company calls it. */
  shipped = (label: { readonly key: string; readonly fallback: string }): string => {
    const message = this.#messages[label.key]
    return message === undefined ? label.fallback : formatMessage(this.#locale, message)
  }

  #named(key: string): string | undefined {
    return this.#terms[this.#locale]?.[key]
  }
}

export const [useI18n, provideI18n] = createContext<I18n>()

async function readAll(owned: readonly Owned[], locale: string, isWhole: boolean): Promise<Catalogue> {
  return Object.assign({}, ...(await Promise.all(owned.map((one) => read(one, locale, isWhole))))) as Catalogue
}

async function read({ prefix, source: first, whole }: Owned, locale: string, isWhole: boolean): Promise<Catalogue> {
  const source = (isWhole ? whole : undefined) ?? first
  const match = bestLocale(Object.keys(source), [locale, 'en'])
  const load = match === undefined ? undefined : source[match]
  if (!load) return {}
  const catalogue = await compiled(catalogueOf(await load()))
  if (prefix === '') return catalogue
  return Object.fromEntries(Object.entries(catalogue).map(([key, message]) => [`${prefix}.${key}`, message]))
}

function catalogueOf(module: Readonly<Record<string, Catalogue>>): Catalogue {
  return module['default'] ?? Object.values(module)[0] ?? {}
}

async function compiled(catalogue: Catalogue): Promise<Catalogue> {
  if (!Object.values(catalogue).some(needsParser)) return catalogue
  const { compileCatalogue } = await import('./compile-catalogue.ts')
  return compileCatalogue(catalogue)
}
