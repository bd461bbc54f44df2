import { composing } from '../kit/composing.ts'
import { isMac } from '../kit/key-caps.ts'
import type { IconSource } from '../kit/types.ts'
import { isChord, typesText } from './keys.ts'

/** Something that can be done: found in the palette, listed under ?, and bound to keys. */
export interface Command {
  /** Unique: 'pipeline.newDeal'. */
  readonly id: string
  readonly label: string | (() => string)
  /** Heading in the palette and under ?. */
  readonly group?: string | (() => string)
  readonly icon?: IconSource | null
  /** 'mod+k', '?', 'g p'. */
  readonly keys?: string | null
  readonly href?: string
  readonly run?: () => void
  readonly when?: () => boolean
  /** Kept out of the palette: it only makes sense as a key. */
  readonly keyOnly?: boolean
}

const SEQUENCE_MS = 1200
/** Milliseconds that a key which may begin a sequence waits for its second one. */
const SECOND_KEY_MS = 450

export class Commands {
  /** By the id of a command, the keys that the person gave it instead; '' for none. */
  own = $state.raw<Readonly<Record<string, string>>>({})
  #sets = $state.raw<readonly (readonly Command[])[]>([])
  #pressed: string[] = []
  #last = 0
  #waiting: ReturnType<typeof setTimeout> | undefined

  /** In force now: those added later come first, as the current page's should. */
  get all(): readonly Command[] {
    return [...this.#sets].reverse().flat().filter((command) => command.when?.() ?? true).map((command) => (command.id in this.own ? { ...command, keys: this.own[command.id]! } : command))
  }

  /** The keys that a command has where nobody gave it others. */
  cameWith(id: string): string | null {
    return [...this.#sets].reverse().flat().find((command) => command.id === id)?.keys ?? null
  }

  /** Gives how to take them away again. */
  add(commands: readonly Command[]): () => void {
    const set = [...commands]
    this.#sets = [...this.#sets, set]
    return () => (this.#sets = this.#sets.filter((one) => one !== set))
  }

  /**
   * The command that a key press completes, if any. Keys that an input method is still using are ignored. One whose key also begins
   * a sequence, as `n` does beside `n c`, is told to `later` when no second key comes.
   */
  pressed(event: KeyboardEvent, mac = isMac(), later?: (command: Command) => void): Command | undefined {
    if (composing(event) || event.defaultPrevented || /^(Control|Shift|Alt|Meta)$/.test(event.key)) return
    const plain = !event.ctrlKey && !event.metaKey
    clearTimeout(this.#waiting)
    if (plain && typesText(event.target)) return
    if (event.timeStamp - this.#last > SEQUENCE_MS) this.#pressed = []
    this.#last = event.timeStamp
    const all = this.all.filter((command) => command.keys)
    const found = all.find((command) => this.#completes(event, command.keys?.split(' ') ?? [], mac))
    if (found && later && this.#mayGoOn(event, found, all, mac)) {
      this.#pressed = [event.key.toLowerCase()]
      this.#waiting = setTimeout(() => {
        this.#pressed = []
        later(found)
      }, SECOND_KEY_MS)
      return
    }
    this.#pressed = found || !plain ? [] : [...this.#pressed.slice(-1), event.key.toLowerCase()]
    return found
  }

  /** Whether a command of one key would take it from a sequence that begins with the same. */
  #mayGoOn(event: KeyboardEvent, { keys }: Command, all: readonly Command[], mac: boolean): boolean {
    return keys?.includes(' ') === false && all.some((command) => {
      const [first = '', second] = command.keys?.split(' ') ?? []
      return second !== undefined && isChord(event, first, mac)
    })
  }

  #completes(event: KeyboardEvent, chords: readonly string[], mac: boolean): boolean {
    const last = chords.at(-1)
    if (!last || !isChord(event, last, mac)) return false
    if (chords.length === 1) return this.#pressed.length === 0 || last.includes('+') || !/^[a-z]$/.test(last)
    return this.#pressed.at(-1) === chords[0]
  }
}

export function textOf(text: string | (() => string) | undefined): string {
  return typeof text === 'function' ? text() : (text ?? '')
}
