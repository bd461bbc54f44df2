import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './source-files.ts'

export const page = 'docs/errors.md'

/** A section of docs/errors.md about one code: `### CODE`, then `*409 · refetch* What happened …`. */
export interface Section {
  readonly code: string
  readonly place: string
  /** Where the code is met: an HTTP status, 'field', 'row', 'mapping', 'item', 'GraphQL', 'exit 1'. */
  readonly met: string
  readonly reaction: string
  readonly text: string
}

export interface Page {
  readonly sections: readonly Section[]
  /** The words of the table that says how programs react. */
  readonly reactions: readonly string[]
}

export function readPage(): Page {
  const text = readFileSync(join(root, page), 'utf8')
  const table = /\| Reaction \|.*\n\|[-|]+\n((?:\|.*\n)+)/.exec(text)?.[1] ?? ''
  const sections = text.split(/^(?=#{1,3} )/m).filter((part) => part.startsWith('### '))
  return {
    sections: sections.map((part) => readSection(part, `${page}:${text.slice(0, text.indexOf(part)).split('\n').length}`)),
    reactions: table.split('\n').filter(Boolean).map((row) => row.split('|')[1]!.trim()),
  }
}

function readSection(part: string, place: string): Section {
  const [title = '', ...body] = part.split('\n')
  const [, met = '', reaction = '', text = ''] = /^\*([^*·]+) · ([^*]+)\* ([\s\S]*)$/.exec(body.join('\n').trim()) ?? []
  return { code: title.slice('### '.length).trim(), place, met, reaction, text }
}
