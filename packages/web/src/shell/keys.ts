/** Keyboard chords such as 'mod+k', 'shift+?', and sequences of them such as 'g p'. Mod is Ctrl, or ⌘ on a Mac. */

const NAMES: Readonly<Record<string, string>> = { esc: 'escape', space: ' ', plus: '+' }

/** Whether a pressed key is that chord. Letters are compared as typed, so that ? needs no 'shift'. */
export function isChord(event: KeyboardEvent, chord: string, mac: boolean): boolean {
  const parts = chord.toLowerCase().split('+')
  const key = parts.pop() ?? ''
  const wanted = new Set(parts)
  if ((mac ? event.metaKey : event.ctrlKey) !== wanted.has('mod')) return false
  if (mac ? event.ctrlKey : event.metaKey) return false
  if (event.altKey !== wanted.has('alt')) return false
  const pressed = event.key.toLowerCase()
  const named = NAMES[key] ?? key
  if (wanted.has('shift') !== event.shiftKey && /^[a-z]$|^.{2,}$/.test(named)) return false
  return pressed === named
}

/** Whether keys typed there are text: shortcuts without Ctrl must leave them alone. */
export function typesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button|submit|reset|range|file)$/.test(target.type)
}

/** A letter of its own for every name, as near to its start as possible; null when all its letters are taken. */
export function assignLetters(names: readonly string[], taken: readonly string[] = []): (string | null)[] {
  const used = new Set(taken)
  return names.map((name) => {
    const letter = [...name.toLowerCase()].find((one) => /[a-z]/.test(one) && !used.has(one)) ?? null
    if (letter) used.add(letter)
    return letter
  })
}
