import type { Command } from '../commands.svelte.ts'
import { askGraphql } from '../shell-fetch.ts'
import type { Shell } from '../shell.svelte.ts'

/** By the id of a command: the keys that a person gave it; '' for none. */
export type OwnKeys = Readonly<Record<string, string>>

const KEY = 'keys'
const READ = 'query Keys($key: String!) { keys: personalSetting(key: $key) }'
const WRITE = 'mutation SetKeys($input: SetPersonalSettingInput!) { setPersonalSetting(input: $input) { __typename } }'
/** Keys that leave what has the focus, or move in it: nobody gets out of a table whose Tab is a command. */
const RESERVED = new Set(['tab', 'enter', 'escape', 'backspace', 'delete', 'arrowup', 'arrowdown', 'arrowleft', 'arrowright'])

/** The person's own keys take the place of those that commands came with. Where they cannot be asked for, commands keep theirs. */
export async function loadOwnKeys({ me, fetch, commands }: Pick<Shell, 'me' | 'fetch' | 'commands'>): Promise<void> {
  if (!me) return
  const answer = await askGraphql<{ keys: unknown }>(fetch, READ, { key: KEY }).catch(() => null)
  commands.own = readKeys(answer?.keys)
}

/** Holds at once; false where the server did not keep it, and then nothing is changed. */
export async function saveOwnKeys({ fetch, commands }: Pick<Shell, 'fetch' | 'commands'>, own: OwnKeys): Promise<boolean> {
  const before = commands.own
  commands.own = own
  const value = Object.keys(own).length === 0 ? null : own
  const answer = await askGraphql<{ setPersonalSetting: { __typename: string } }>(fetch, WRITE, { input: { key: KEY, value } }).catch(() => null)
  if (answer?.setPersonalSetting?.__typename === 'SetPersonalSettingPayload') return true
  commands.own = before
  return false
}

export function readKeys(value: unknown): OwnKeys {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

/** The chord of a pressed key, as commands write it: 'mod+shift+k', '?'. Null for a key that cannot be a command, or is a part of one. */
export function chordOf(event: KeyboardEvent, mac: boolean): string | null {
  const key = event.key.toLowerCase()
  if (/^(control|shift|alt|meta|dead|process|unidentified|capslock)$/.test(key)) return null
  const mod = mac ? event.metaKey : event.ctrlKey
  if (RESERVED.has(key) && !mod && !event.altKey) return null
  const name = { ' ': 'space', '+': 'plus', escape: 'esc' }[key] ?? key
  // What Shift does to a sign is in the sign.
  const shift = event.shiftKey && /^[a-z]$|^.{2,}$/.test(key)
  return [...(mod ? ['mod'] : []), ...(event.altKey ? ['alt'] : []), ...(shift ? ['shift'] : []), name].join('+')
}

/** The keys with another press: a second plain key makes a sequence, anything else begins anew. */
export function withChord(keys: string | null, chord: string): string {
  const isPlain = (one: string) => !one.includes('+')
  return keys !== null && isPlain(keys) && !keys.includes(' ') && isPlain(chord) ? `${keys} ${chord}` : chord
}

/** The other command that has these keys already. */
export function clashOf(commands: readonly Command[], id: string, keys: string): Command | undefined {
  return commands.find((command) => command.id !== id && command.keys === keys)
}

/** The person's keys with those of one command; `came` is what it came with, which needs no keeping. */
export function withKeys(own: OwnKeys, { id, came }: { readonly id: string; readonly came: string | null }, keys: string): OwnKeys {
  const rest = Object.fromEntries(Object.entries(own).filter(([name]) => name !== id))
  return keys === (came ?? '') ? rest : { ...rest, [id]: keys }
}
