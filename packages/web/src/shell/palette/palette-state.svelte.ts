import fileText from '@lucide/svelte/icons/file-text'
import type { IconSource } from '../../kit/types.ts'
import { textOf, type Command } from '../commands.svelte.ts'
import { groupBy } from '../group-by.ts'
import { recentPages } from '../recent.ts'
import { runCommand } from '../run-command.ts'
import type { Shell } from '../shell.svelte.ts'
import { rankCommands } from './rank.ts'
import { searchRecords, type FoundRecord } from './search-records.ts'

export interface PaletteItem {
  readonly id: string
  readonly label: string
  readonly detail?: string | undefined
  readonly icon: IconSource | null
  readonly keys?: string | null
  readonly href?: string | undefined
  readonly run: () => void
}

export interface PaletteGroup {
  readonly label: string
  readonly items: readonly PaletteItem[]
}

const WAIT_MS = 120

/** What the palette shows for what was typed: commands and pages at once, records as the server answers. */
export class PaletteState {
  #shell: Shell
  #typed = $state('')
  #found = $state.raw<readonly FoundRecord[]>([])
  searching = $state(false)
  failed = $state(false)
  active = $state(0)
  #asked: AbortController | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  groups: readonly PaletteGroup[] = $derived.by(() => (this.#typed.trim() === '' ? this.#start() : this.#matching()))
  items: readonly PaletteItem[] = $derived(this.groups.flatMap((group) => group.items))

  constructor(shell: Shell) {
    this.#shell = shell
  }

  get typed(): string {
    return this.#typed
  }

  set typed(typed: string) {
    this.#typed = typed
    this.active = 0
    this.#ask(typed.trim())
  }

  move(step: number): void {
    const { length } = this.items
    if (length > 0) this.active = (this.active + step + length) % length
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#asked?.abort()
  }

  #ask(text: string): void {
    this.stop()
    this.failed = false
    this.searching = text !== ''
    if (text === '') this.#found = []
    else this.#timer = setTimeout(() => void this.#search(text), WAIT_MS)
  }

  async #search(text: string): Promise<void> {
    const asked = new AbortController()
    this.#asked = asked
    try {
      const found = await searchRecords(this.#shell.fetch, this.#shell.resources, text, asked.signal)
      if (asked.signal.aborted) return
      this.#found = found
      this.searching = false
    } catch {
      if (asked.signal.aborted) return
      this.#found = []
      this.failed = true
      this.searching = false
    }
  }

  #start(): PaletteGroup[] {
    const { i18n } = this.#shell
    const recent = recentPages().slice(0, 5).map((page) => {
      const resource = this.#shell.resource(page.resource)
      return this.#page(page.href, page.title, resource?.icon ?? fileText, resource ? i18n.label(resource.label) : undefined)
    })
    const commands = rankCommands(this.#shell.commands.all, '')
    return withItems([{ label: i18n.t('shell.palette.recent'), items: recent }, ...byGroup(commands.map((command) => [textOf(command.group), this.#command(command)] as const))])
  }

  #matching(): PaletteGroup[] {
    const { i18n } = this.#shell
    const commands = rankCommands(this.#shell.commands.all, this.#typed.trim()).slice(0, 12)
    const records = this.#found.map((found): [string, PaletteItem] => [i18n.label(found.resource.pluralLabel), this.#page(found.href, found.title, found.resource.icon ?? fileText)])
    return withItems([...byGroup(commands.map((command) => [textOf(command.group), this.#command(command)] as const)), ...byGroup(records)])
  }

  #command(command: Command): PaletteItem {
    return { id: command.id, label: textOf(command.label), icon: command.icon ?? null, keys: command.keys ?? null, href: command.href, run: () => runCommand(this.#shell, command) }
  }

  #page(href: string, label: string, icon: IconSource, detail?: string): PaletteItem {
    return { id: `page ${href}`, label, detail, icon, href, run: () => void this.#shell.router.navigate(href) }
  }
}

function byGroup(named: readonly (readonly [string, PaletteItem])[]): PaletteGroup[] {
  return groupBy(named, ([label]) => label).map(([label, group]) => ({ label, items: group.map(([, item]) => item) }))
}

function withItems(groups: readonly PaletteGroup[]): PaletteGroup[] {
  return groups.filter((group) => group.items.length > 0)
}
