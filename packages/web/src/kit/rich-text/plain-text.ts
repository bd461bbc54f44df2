/** The words of a Markdown text on one line, for lists, cards and announcements. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/^\s*(#{1,6}\s+|>\s?|[-*+]\s+|\d+\.\s+|```.*)/gm, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/\\([\\`*_{}[\]()#+.!>-])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}
