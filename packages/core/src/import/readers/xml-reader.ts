/** What a document is made of, in order. Names come without their namespace prefix. */
export interface XmlHandler {
  open(name: string, attributes: string): void
  text(text: string): void
  close(name: string): void
}

export class XmlError extends Error {}

/**
 * A reader of well-formed XML that comes in pieces. It knows no document types: those can make a small file enormous, and no
 * workbook has them.
 */
export class XmlReader {
  #buffer = ''
  readonly #handler: XmlHandler

  constructor(handler: XmlHandler) {
    this.#handler = handler
  }

  push(piece: string): void {
    const buffer = this.#buffer + piece
    let at = 0
    for (;;) {
      const start = buffer.indexOf('<', at)
      if (start === -1) {
        // An entity may be cut in two; it is kept for the next piece.
        const cut = buffer.lastIndexOf('&')
        const end = cut >= at && cut > buffer.length - 12 ? cut : buffer.length
        if (end > at) this.#handler.text(decodeEntities(buffer.slice(at, end)))
        at = end
        break
      }
      if (start > at) this.#handler.text(decodeEntities(buffer.slice(at, start)))
      const end = this.#markup(buffer, start)
      at = end === -1 ? start : end
      if (end === -1) break
    }
    this.#buffer = buffer.slice(at)
    if (this.#buffer.length > 4_000_000) throw new XmlError('a tag has no end')
  }

  /** Handles the markup at `start`; the position behind it, or -1 where it is not complete. */
  #markup(buffer: string, start: number): number {
    const next = buffer.charCodeAt(start + 1)
    if (next === 33) return this.#special(buffer, start)
    if (next === 63) return after(buffer, '?>', start)
    const end = tagEnd(buffer, start)
    if (end === -1) return -1
    if (next === 47) this.#handler.close(localName(buffer.slice(start + 2, end).trimEnd()))
    else {
      const empty = buffer.charCodeAt(end - 1) === 47
      const tag = buffer.slice(start + 1, empty ? end - 1 : end)
      const space = tag.search(/\s/)
      const name = localName(space === -1 ? tag : tag.slice(0, space))
      this.#handler.open(name, space === -1 ? '' : tag.slice(space))
      if (empty) this.#handler.close(name)
    }
    return end + 1
  }

  #special(buffer: string, start: number): number {
    if (buffer.startsWith('<!--', start)) return after(buffer, '-->', start)
    if (buffer.startsWith('<![CDATA[', start)) {
      const end = buffer.indexOf(']]>', start)
      if (end === -1) return -1
      this.#handler.text(buffer.slice(start + 9, end))
      return end + 3
    }
    if (buffer.length - start < 9) return -1
    throw new XmlError('it holds a document type, which is not allowed')
  }
}

/** The value of an attribute in the text of a tag, with or without a namespace prefix. */
export function attribute(attributes: string, name: string): string | null {
  const mark = ` ${name}="`
  const plain = attributes.indexOf(mark)
  if (plain !== -1) return decodeEntities(attributes.slice(plain + mark.length, attributes.indexOf('"', plain + mark.length)))
  if (!/[:'\t\n]|\s=|=\s/.test(attributes)) return null
  const match = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return match ? decodeEntities(match[1] ?? match[2] ?? '') : null
}

function tagEnd(buffer: string, start: number): number {
  let end = buffer.indexOf('>', start)
  while (end !== -1 && insideQuotes(buffer, start, end)) end = buffer.indexOf('>', end + 1)
  return end
}

function insideQuotes(buffer: string, start: number, end: number): boolean {
  let quote = ''
  for (let at = start; at < end; at++) {
    const character = buffer[at]!
    if (quote === '') quote = character === '"' || character === "'" ? character : ''
    else if (character === quote) quote = ''
  }
  return quote !== ''
}

function after(buffer: string, mark: string, start: number): number {
  const at = buffer.indexOf(mark, start)
  return at === -1 ? -1 : at + mark.length
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{2,4}));/g, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return entities[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
  })
}
