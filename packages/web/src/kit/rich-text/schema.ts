import { Schema, type Node, type NodeSpec } from 'prosemirror-model'
import { defaultMarkdownParser, defaultMarkdownSerializer, MarkdownParser, MarkdownSerializer, schema as markdownSchema } from 'prosemirror-markdown'

/** Paragraphs, headings, lists, quotes, code, emphasis and links: what Markdown can say, without pictures. */
export const schema = new Schema({
  nodes: markdownSchema.spec.nodes.remove('image').update('heading', { ...specOf('heading'), content: 'text*' }).update('bullet_list', tight('bullet_list')).update('ordered_list', tight('ordered_list')),
  marks: markdownSchema.spec.marks.update('link', { ...markdownSchema.spec.marks.get('link')!, toDOM: (mark) => ['a', { href: safeAddress(String(mark.attrs['href'])), rel: 'noreferrer nofollow', target: '_blank' }, 0] }),
})

// HTML in the text stays text. A picture is left out: showing it would tell its server who reads what.
const parser = new MarkdownParser(schema, defaultMarkdownParser.tokenizer, { ...defaultMarkdownParser.tokens, image: { ignore: true, noCloseToken: true } })

const serializer = new MarkdownSerializer({ ...defaultMarkdownSerializer.nodes, bullet_list: (state, node) => state.renderList(node, '  ', () => '- ') }, defaultMarkdownSerializer.marks)

export function parse(markdown: string): Node {
  return parser.parse(markdown)
}

export function serialize(doc: Node): string {
  return serializer.serialize(doc, { tightLists: true })
}

/** What a person typed as a link's address: the web, mail, telephone or a page of the shell; anything else leads nowhere. */
export function safeAddress(address: string): string {
  const text = address.trim()
  if (/^(https?:\/\/|mailto:|tel:|\/(?![/\\]))/i.test(text)) return text
  return /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(text) ? `https://${text}` : '#'
}

/** A new list has no empty lines between its points. */
function tight(name: string): NodeSpec {
  return { ...specOf(name), attrs: { ...specOf(name).attrs, tight: { default: true } } }
}

function specOf(name: string): NodeSpec {
  return markdownSchema.spec.nodes.get(name)!
}
