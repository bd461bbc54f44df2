import type { Boot, BootPerson, BootResource } from '@tenon/core/metadata'
import { createContext } from 'svelte'
import type { I18n } from '../i18n/index.ts'
import { Format } from '../kit/format.ts'
import { actingHeaders } from './acting.ts'
import { Commands } from './commands.svelte.ts'
import { Connection } from './connection.svelte.ts'
import { PluginHost, type AvailablePlugin } from './plugin-host.svelte.ts'
import { Questions, type Question } from './questions.svelte.ts'
import { Router } from './router.svelte.ts'
import { createShellFetch, type AfterAnswer } from './shell-fetch.ts'
import { Theme } from './theme.svelte.ts'
import { Toasts } from './toasts.svelte.ts'

export interface ShellOptions {
  readonly boot: Boot
  readonly i18n: I18n
  readonly available: Readonly<Record<string, AvailablePlugin>>
}

/** One running shell: everything that pages and plugins may use. Components get it by `useShell()`. */
export class Shell {
  readonly boot: Boot
  readonly i18n: I18n
  readonly format: Format
  readonly router = new Router((held) => this.askToLeave(held))
  readonly toasts = new Toasts()
  readonly commands = new Commands()
  readonly questions = new Questions()
  readonly connection = new Connection()
  readonly theme = new Theme()
  readonly plugins: PluginHost
  /** `fetch` for our own server. */
  readonly fetch: typeof fetch
  /** Turns true when the session ended while someone was working. */
  sessionLost = $state(false)
  /** Turns true when another tab made the session somebody else's: nothing of this page may be sent any more. */
  personChanged = $state(false)
  /** Counts how often a page had to start over: the session came back, or one of its parts failed. */
  revived = $state(0)
  /** Comes after the first page. */
  afterAnswer: AfterAnswer | undefined
  #title = $state('')
  #services = new Map<string, unknown>()

  constructor({ boot, i18n, available }: ShellOptions) {
    this.boot = boot
    this.i18n = i18n
    this.format = new Format({ locale: () => i18n.locale, currency: boot.company.currency, timeZone: boot.company.timeZone })
    this.plugins = new PluginHost({ available, i18n, may: this.may })
    this.fetch = createShellFetch({
      headers: actingHeaders(boot),
      locale: () => i18n.locale,
      onReached: () => this.connection.reached(),
      onLost: () => this.connection.lost(),
      onUnauthenticated: this.signedOut,
      onPersonChanged: () => (this.personChanged = true),
      afterAnswer: () => this.afterAnswer,
    })
  }

  get me(): BootPerson | null {
    return this.boot.me
  }

  get resources(): readonly BootResource[] {
    return this.boot.resources
  }

  get title(): string {
    return this.#title
  }

  resource(name: string): BootResource | undefined {
    return this.boot.resources.find((resource) => resource.name === name)
  }

  /** Whether the person holds a permission at any scope. For display only: the server decides. */
  may = (permission: string): boolean => permission in this.boot.permissions

  /** To be called when the server says that nobody is signed in: asks for the password over the page, which stays. */
  signedOut = (): void => {
    if (this.me) this.sessionLost = true
  }

  /** The same person is signed in again. What was asked meanwhile failed: the page starts over, unless something is typed into it. */
  revive(): void {
    this.sessionLost = false
    this.startOver()
  }

  /** Draws the page anew, unless something is typed into it. */
  startOver(): void {
    if (!this.router.blocked) this.revived++
  }

  /** The document's title; call it in an effect. */
  setTitle = (title: string): void => {
    this.#title = title
    document.title = title === '' ? this.boot.company.name : `${title} · ${this.boot.company.name}`
  }

  confirm = (question: Question): Promise<boolean> => this.questions.ask(question)

  /** Asks whether what is typed may be left, which is kept as a draft or lost. */
  askToLeave = (held: 'kept' | 'lost'): Promise<boolean> =>
    this.confirm({ title: this.i18n.t('shell.leave.title'), detail: this.i18n.t(`shell.leave.${held}`), action: this.i18n.t('shell.leave.action'), ...(held === 'lost' ? { tone: 'danger' as const } : {}) })

  /** Names the owner of a fault, in the console and for the administrator. */
  report = (owner: string, where: string, error: unknown): void => this.plugins.report(owner, where, error)

  /** One object of that name per shell, made when it is first asked for. */
  service<Value>(key: string, create: () => Value): Value {
    if (!this.#services.has(key)) {
      const made = create()
      this.#services.set(key, made)
      if (made instanceof Promise) made.catch(() => this.#services.delete(key)) // what could not be loaded is asked for again
    }
    return this.#services.get(key) as Value
  }
}

export const [useShell, provideShell] = createContext<Shell>()
