/** A member of an object: its name, and where it and its value stand. */
export interface Member {
  readonly name: string
  readonly start: number
  /** Behind its value, before the comma. */
  readonly end: number
}

const closers: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' }

/** Where the bracket closes that opens at `open`, past strings, templates and comments; -1 where it does not. */
export function closingOf(text: string, open: number): number {
  const closer = closers[text[open]!]
  for (let at = open + 1; at < text.length; at = next(text, at)) {
    if (text[at] === closer) return at
    if (/[)\]}]/.test(text[at]!)) return -1
  }
  return -1
}

/** The members of the object whose bracket opens at `open`, in order; nothing where it does not close. */
export function membersOf(text: string, open: number): Member[] {
  const close = closingOf(text, open)
  const members: Member[] = []
  for (let at = open + 1; at < close;) {
    const start = skipBlank(text, at)
    if (start >= close) break
    let end = start
    while (end < close && text[end] !== ',') end = next(text, end)
    const name = /^(?:(\w+)|'([^']+)')/.exec(text.slice(start, end))
    if (name) members.push({ name: (name[1] ?? name[2])!, start, end: start + text.slice(start, end).trimEnd().length })
    at = end + 1
  }
  return members
}

/** Where text and comments before something end. */
function skipBlank(text: string, from: number): number {
  let at = from
  while (/\s/.test(text[at] ?? '') || text.startsWith('//', at) || text.startsWith('/*', at)) at = /\s/.test(text[at]!) ? at + 1 : next(text, at)
  return at
}

/** Behind whatever stands at a place: a string, a comment, a whole bracket, or one character. */
function next(text: string, at: number): number {
  const sign = text[at]!
  if (closers[sign]) return orEnd(closingOf(text, at), text) + 1
  if (text.startsWith('//', at)) return orEnd(text.indexOf('\n', at), text) + 1
  if (text.startsWith('/*', at)) return orEnd(text.indexOf('*/', at), text) + 2
  if (sign === "'" || sign === '"' || sign === '`') return behindString(text, at)
  return at + 1
}

function behindString(text: string, at: number): number {
  for (let place = at + 1; place < text.length; place++) {
    if (text[place] === '\\') place++
    else if (text[place] === text[at]) return place + 1
    else if (text[at] === '`' && text.startsWith('${', place)) place = orEnd(closingOf(text, place + 1), text)
  }
  return text.length
}

function orEnd(place: number, text: string): number {
  return place === -1 ? text.length : place
}
