import { Marked, type Tokens } from 'marked'
import { anchorOf } from './anchor.ts'

interface Heading {
  readonly text: string
  readonly anchor: string
}

/** A Markdown text of ours as a page: every heading can be linked, every code in the text leads to its section. */
export function renderPage(markdown: string): string {
  const marked = new Marked()
  const tokens = marked.lexer(markdown)
  const headings = tokens.filter((token): token is Tokens.Heading => token.type === 'heading')
  const codes = new Set(headings.filter(({ depth }) => depth === 3).map(({ text }) => text))
  const areas: Heading[] = headings.filter(({ depth }) => depth === 2).map(({ text }) => ({ text, anchor: anchorOfTitle(text) }))
  marked.use({
    renderer: {
      heading({ tokens: inner, text, depth }) {
        const anchor = codes.has(text) ? anchorOf(text) : anchorOfTitle(text)
        return `<h${depth} id="${anchor}"><a href="#${anchor}">${this.parser.parseInline(inner)}</a></h${depth}>\n`
      },
      codespan({ text }) {
        return codes.has(text) ? `<a href="#${anchorOf(text)}"><code>${text}</code></a>` : `<code>${escape(text)}</code>`
      },
      table(token) {
        const cells = (row: readonly Tokens.TableCell[], tag: string): string => row.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')
        const rows = token.rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n')
        return `<div class="table"><table><thead><tr>${cells(token.header, 'th')}</tr></thead><tbody>${rows}</tbody></table></div>\n`
      },
    },
  })
  const title = headings.find(({ depth }) => depth === 1)?.text ?? 'Tenon'
  return frame(title, areas, marked.parser(tokens))
}

function frame(title: string, areas: readonly Heading[], content: string): string {
  const links = areas.map(({ text, anchor }) => `<li><a href="#${anchor}">${escape(text)}</a></li>`).join('')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}</title>
<link rel="stylesheet" href="/docs/style.css">
</head>
<body>
<nav aria-label="Areas"><ul>${links}</ul></nav>
<main>
${content}</main>
</body>
</html>
`
}

function anchorOfTitle(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
