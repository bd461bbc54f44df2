import { DOMSerializer } from 'prosemirror-model'
import { parse, schema } from './schema.ts'

/** Markdown as elements, made one by one: nothing that somebody wrote is ever read as HTML. */
export function render(markdown: string): DocumentFragment {
  return DOMSerializer.fromSchema(schema).serializeFragment(parse(markdown).content) as DocumentFragment
}
