import { closingOf, membersOf } from './scan-source.ts'

/** Edits give the new text, or null where the place for them is not there. */
export type Edited = string | null

/** An import after the last one, or at the top. One that is there already stays as it is. */
export function addImport(text: string, line: string): string {
  if (text.includes(line)) return text
  const last = [...text.matchAll(/^import [^\n]*\n/gm)].at(-1)
  const at = last ? last.index + last[0].length : 0
  return `${text.slice(0, at)}${line}\n${text.slice(at)}`
}

/**
 * Puts an item into the list or object that a member of an object has as its value, `jobs: [remind]`; makes the member where it is not there.
 * `object` is the text that ends with the object's bracket: 'defineUi({'.
 */
export function addItem(text: string, { object, member, item, brackets = '[]' }: { object: string | RegExp; member: string; item: string; brackets?: '[]' | '{}' }): Edited {
  const open = openingOf(text, object)
  if (open === -1) return null
  const members = membersOf(text, open)
  const found = members.find(({ name }) => name === member)
  if (found) {
    const start = valueOf(text, found.start, member)
    if (text[start] !== brackets[0]) return null
    const close = closingOf(text, start)
    return close === -1 ? null : before(text, start, close, item)
  }
  const close = closingOf(text, open)
  if (close === -1) return null
  const spaced = brackets === '{}' ? `{ ${item} }` : `[${item}]`
  // Words are what stands last in a definition.
  const words = members.find(({ name }) => name === 'messages')
  if (words && text[words.start - 1] === ' ') return `${text.slice(0, words.start)}${member}: ${spaced},\n${indentAt(text, words.start)}${text.slice(words.start)}`
  return before(text, open, close, `${member}: ${spaced}`)
}

/** Puts a member into the object whose bracket ends the text `object`. */
export function addMember(text: string, object: string | RegExp, item: string): Edited {
  const open = openingOf(text, object)
  const close = open === -1 ? -1 : closingOf(text, open)
  return close === -1 ? null : before(text, open, close, item)
}

/** Puts statements at the end of the function that a member has as its value; they get the names of its parameters. */
export function addStatements(text: string, { object, member, lines }: { object: string | RegExp; member: string; lines: (parameters: readonly string[]) => readonly string[] }): Edited {
  const open = openingOf(text, object)
  const found = open === -1 ? undefined : membersOf(text, open).find(({ name }) => name === member)
  if (!found) return null
  const start = text.indexOf('(', found.start)
  const end = start === -1 ? -1 : closingOf(text, start)
  const body = end === -1 ? -1 : end + 1 + (/^\s*(?::\s*void\s*)?(?:=>\s*)?(?=\{)/.exec(text.slice(end + 1))?.[0].length ?? -end - 2)
  if (body === -1 || body >= found.end || text[body] !== '{') return null
  const close = closingOf(text, body)
  if (close === -1) return null
  const parameters = text.slice(start + 1, end).split(',').map((one) => one.split(':')[0]!.trim())
  const indent = `${indentAt(text, found.start)}  `
  const inner = text.slice(body + 1, close).trimEnd()
  return `${text.slice(0, body + 1)}${inner}\n${lines(parameters).map((line) => `${indent}${line}\n`).join('')}${indent.slice(2)}${text.slice(close)}`
}

/** Before the closing bracket: on the same line where the brackets are, or on a line of its own. */
function before(text: string, open: number, close: number, item: string): string {
  const inner = text.slice(open + 1, close)
  if (!inner.includes('\n')) {
    const rest = inner.trim().replace(/,$/, '')
    const space = text[open] === '{' ? ' ' : ''
    return `${text.slice(0, open + 1)}${space}${rest === '' ? '' : `${rest}, `}${item}${space}${text.slice(close)}`
  }
  const kept = inner.trimEnd()
  const comma = kept === '' || /[,{;]$/.test(kept) || /(^|\n)\s*\/\/[^\n]*$/.test(kept) ? '' : ','
  const outer = indentAt(text, close)
  return `${text.slice(0, open + 1)}${kept}${comma}\n${outer}  ${item},\n${outer}${text.slice(close)}`
}

function openingOf(text: string, object: string | RegExp): number {
  if (typeof object === 'string') return text.indexOf(object) === -1 ? -1 : text.indexOf(object) + object.length - 1
  const found = object.exec(text)
  return found ? found.index + found[0].length - 1 : -1
}

function valueOf(text: string, start: number, member: string): number {
  const found = new RegExp(`^(?:'${member}'|${member})\\s*:\\s*`).exec(text.slice(start))
  return found ? start + found[0].length : -1
}

function indentAt(text: string, place: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', place - 1) + 1))![0]
}
