/** Whether a key belongs to an input method: its Enter chooses a word and must not submit. Some browsers only say 229. */
export function composing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}
