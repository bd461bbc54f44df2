import type { RowFault } from './table-types.ts'

export interface CsvRecord {
  /** Line on which the record begins, from 1. */
  readonly line: number
  readonly cells: readonly string[]
  readonly fault: RowFault | null
}

type Scan = { readonly end: number; readonly record: CsvRecord } | 'more'

/**
 * Splits CSV text that comes in pieces. Quoted cells may hold delimiters, doubled quotes and line breaks; a quote inside an unquoted
 * cell is an ordinary character. A record with broken quotes costs only its first line: reading resumes on the next one, because an
 * unclosed quote would otherwise swallow good rows.
 */
export class CsvSplitter {
  #buffer = ''
  #at = 0
  #line = 1
  #quote = -1
  #overlong = false
  readonly #delimiter: string
  readonly #limit: number

  constructor(delimiter: string, limit = 1_000_000) {
    this.#delimiter = delimiter
    this.#limit = limit
  }

  /** All records that are complete with this piece. Empty lines are left out. */
  push(text: string): CsvRecord[] {
    return this.#records(text, false)
  }

  /** The record that the end of the file completes. */
  finish(): CsvRecord[] {
    return this.#records('', true)
  }

  #records(text: string, atEnd: boolean): CsvRecord[] {
    this.#buffer = this.#buffer.slice(this.#at) + text
    this.#at = 0
    this.#quote = this.#buffer.indexOf('"')
    const records: CsvRecord[] = []
    for (;;) {
      if (this.#overlong && !this.#skipLine(atEnd)) break
      if (this.#at >= this.#buffer.length) break
      const scan = this.#scan(atEnd)
      if (scan === 'more') break
      if (scan.record.fault || scan.record.cells.length > 1 || scan.record.cells[0] !== '') records.push(scan.record)
      this.#consume(scan.end)
    }
    return records
  }

  #scan(atEnd: boolean): Scan {
    const newline = this.#buffer.indexOf('\n', this.#at)
    const end = newline === -1 ? this.#buffer.length : newline
    if (this.#quote !== -1 && this.#quote < this.#at) this.#quote = this.#buffer.indexOf('"', this.#at)
    if (this.#quote !== -1 && this.#quote < end) return this.#scanQuoted(atEnd)
    if (newline === -1 && !atEnd) return end - this.#at > this.#limit ? this.#tooLong() : 'more'
    const text = this.#buffer.slice(this.#at, this.#buffer.charCodeAt(end - 1) === 13 && end > this.#at ? end - 1 : end)
    return { end: end + 1, record: { line: this.#line, cells: text.split(this.#delimiter), fault: null } }
  }

  #scanQuoted(atEnd: boolean): Scan {
    const cells: string[] = []
    const buffer = this.#buffer
    let at = this.#at
    for (;;) {
      if (buffer[at] === '"') {
        const quoted = this.#quotedCell(at)
        if (quoted === null) return this.#more(atEnd, 'a quote is opened and not closed')
        cells.push(quoted.text)
        at = quoted.end
        while (buffer[at] === ' ') at++
        if (at + 1 >= buffer.length && !atEnd && buffer[at] !== '\n') return 'more'
        if (at >= buffer.length || buffer[at] === '\n') return { end: at + 1, record: { line: this.#line, cells, fault: null } }
        if (buffer[at] === '\r' && buffer[at + 1] === '\n') return { end: at + 2, record: { line: this.#line, cells, fault: null } }
        if (buffer[at] === '\r' && at + 1 === buffer.length) return { end: at + 1, record: { line: this.#line, cells, fault: null } }
        if (buffer[at] !== this.#delimiter) return this.#fault('text follows a closing quote')
        at++
      } else {
        const newline = buffer.indexOf('\n', at)
        const delimiter = buffer.indexOf(this.#delimiter, at)
        if (delimiter !== -1 && (newline === -1 || delimiter < newline)) {
          cells.push(buffer.slice(at, delimiter))
          at = delimiter + 1
          continue
        }
        if (newline === -1 && !atEnd) return buffer.length - this.#at > this.#limit ? this.#tooLong() : 'more'
        const end = newline === -1 ? buffer.length : newline
        cells.push(buffer.slice(at, end > at && buffer[end - 1] === '\r' ? end - 1 : end))
        return { end: end + 1, record: { line: this.#line, cells, fault: null } }
      }
    }
  }

  /** The cell whose opening quote is at `start`; null where the text ends before it is closed. */
  #quotedCell(start: number): { text: string; end: number } | null {
    let text = ''
    let from = start + 1
    for (;;) {
      const quote = this.#buffer.indexOf('"', from)
      if (quote === -1) return null
      text += this.#buffer.slice(from, quote)
      if (this.#buffer[quote + 1] !== '"') return { text, end: quote + 1 }
      text += '"'
      from = quote + 2
    }
  }

  #more(atEnd: boolean, reason: string): Scan {
    return !atEnd && this.#buffer.length - this.#at <= this.#limit ? 'more' : this.#fault(reason)
  }

  #fault(reason: string): Scan {
    const newline = this.#buffer.indexOf('\n', this.#at)
    if (newline === -1) this.#overlong = true
    return { end: newline === -1 ? this.#buffer.length : newline + 1, record: { line: this.#line, cells: [], fault: { code: 'ROW_QUOTES', params: { reason } } } }
  }

  #tooLong(): Scan {
    this.#overlong = true
    return { end: this.#buffer.length, record: { line: this.#line, cells: [], fault: { code: 'ROW_TOO_LONG', params: { limit: this.#limit } } } }
  }

  /** Drops the rest of a line that was reported already. False where its end has not come yet. */
  #skipLine(atEnd: boolean): boolean {
    const newline = this.#buffer.indexOf('\n', this.#at)
    this.#at = newline === -1 ? this.#buffer.length : newline + 1
    if (newline === -1 && !atEnd) return false
    this.#overlong = false
    this.#line++
    return true
  }

  #consume(end: number): void {
    for (let at = this.#buffer.indexOf('\n', this.#at); at !== -1 && at < end; at = this.#buffer.indexOf('\n', at + 1)) this.#line++
    this.#at = end
  }
}
