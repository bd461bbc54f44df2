import type { CatalogueSource, I18n } from '../i18n/index.ts'
import type { CommandEntry, MarksEntry, NavEntry, RouteEntry, RulesEntry, SlotEntry, SlotName, TransitionDialogEntry, UiManifest, WidgetEntry } from '../module.ts'

/** A plugin as the build knows it. */
export interface AvailablePlugin {
  readonly version: string
  /** Absent where it has no UI of its own. */
  readonly load?: () => Promise<{ default: UiManifest }>
  /** The words that stand around its pages; all of its words where they are left out. */
  readonly firstWords?: CatalogueSource
  readonly messages: CatalogueSource
}

export interface Fault {
  /** Plugin id, or 'shell'. */
  readonly owner: string
  readonly where: string
  readonly error: unknown
}

/** A part that has to move to another slot. */
export interface OutdatedPart {
  /** Whose part it is. */
  readonly plugin: string
  readonly slot: SlotName
  readonly owner: string
  readonly use: SlotName
  readonly until: string
}

export type Owned<Part> = Part & { readonly plugin: string }

export interface PluginHostOptions {
  readonly available: Readonly<Record<string, AvailablePlugin>>
  readonly i18n: I18n
  readonly may: (permission: string) => boolean
}

/** What the enabled plugins contribute: available is what was built, enabled is what the server says. */
export class PluginHost {
  readonly available: Readonly<Record<string, AvailablePlugin>>
  #i18n: I18n
  #may: (permission: string) => boolean
  #enabled = $state.raw<readonly string[]>([])
  #manifests = $state.raw<Readonly<Record<string, UiManifest>>>({})
  #warned = new Set<string>()
  faults = $state.raw<readonly Fault[]>([])

  nav: readonly Owned<NavEntry>[] = $derived(this.#parts((manifest) => manifest.nav).sort(byOrder))
  routes: readonly Owned<RouteEntry>[] = $derived(this.#parts((manifest) => manifest.routes))
  commands: readonly Owned<CommandEntry>[] = $derived(this.#parts((manifest) => manifest.commands))
  widgets: readonly Owned<WidgetEntry>[] = $derived(this.#parts((manifest) => manifest.widgets).sort(byOrder))
  marks: readonly Owned<MarksEntry>[] = $derived(this.#parts((manifest) => manifest.marks))
  rules: readonly Owned<RulesEntry>[] = $derived(this.#parts((manifest) => manifest.rules))
  transitions: readonly Owned<TransitionDialogEntry>[] = $derived(this.#parts((manifest) => manifest.transitions))

  /** Parts that stand in slots which go with a coming version of their owner. */
  outdated: readonly OutdatedPart[] = $derived(this.#enabled.flatMap((plugin) => (this.#manifests[plugin]?.slots ?? []).flatMap(({ slot }) => {
    const owner = this.#enabled.find((id) => this.#manifests[id]?.deprecatedSlots?.[slot])
    const deprecated = owner === undefined ? undefined : this.#manifests[owner]!.deprecatedSlots![slot]
    return owner === undefined || deprecated === undefined ? [] : [{ plugin, slot, owner, ...deprecated }]
  })))

  constructor(options: PluginHostOptions) {
    this.available = options.available
    this.#i18n = options.i18n
    this.#may = options.may
  }

  get enabled(): readonly string[] {
    return this.#enabled
  }

  slot(name: SlotName): readonly Owned<SlotEntry>[] {
    return this.#parts((manifest) => manifest.slots?.filter((entry) => entry.slot === name)).sort(byOrder)
  }

  /**
   * Loads what is newly enabled. Must end before the first route is matched, or a plugin's own pages would be missed.
   * Never throws: a plugin that cannot be loaded is a fault with its name, and the others stand.
   */
  async enable(ids: readonly string[]): Promise<void> {
    const manifests = { ...this.#manifests }
    await Promise.all(ids.filter((id) => !manifests[id]).map(async (id) => {
      try {
        const manifest = (await this.available[id]?.load?.())?.default
        if (!manifest) return
        if (manifest.messages) this.#i18n.declare(id, manifest.messages)
        manifests[id] = manifest
      } catch (error) {
        this.report(id, 'manifest', error)
      }
    }))
    this.#manifests = manifests
    this.#enabled = ids
    for (const { plugin, slot, owner, use, until } of this.outdated) this.#warn(`[${plugin}] fills the slot ${slot}, which ${owner} ${until} no longer has: fill ${use} instead.`)
  }

  /** The new manifest of a plugin that was edited while the development server runs. */
  replace(id: string, manifest: UiManifest): void {
    this.#manifests = { ...this.#manifests, [id]: manifest }
  }

  #warn(sentence: string): void {
    if (this.#warned.has(sentence)) return
    this.#warned.add(sentence)
    console.warn(sentence) // oxlint-disable-line no-console -- it is for whoever maintains the plugin, and no fault
  }

  report(owner: string, where: string, error: unknown): void {
    console.error(`[${owner}] ${where}:`, error)
    this.faults = [...this.faults.slice(-49), { owner, where, error }]
  }

  #parts<Part extends { readonly may?: string }>(pick: (manifest: UiManifest) => readonly Part[] | undefined): Owned<Part>[] {
    return this.#enabled.flatMap((plugin) => {
      const manifest = this.#manifests[plugin]
      const parts = manifest ? (pick(manifest) ?? []) : []
      return parts.filter((part) => !part.may || this.#may(part.may)).map((part) => ({ ...part, plugin }))
    })
  }
}

function byOrder(a: { readonly order?: number }, b: { readonly order?: number }): number {
  return (a.order ?? 100) - (b.order ?? 100)
}
