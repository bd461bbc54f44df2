export type TemplatePart = { readonly text: string } | { readonly column: string } | { readonly optional: readonly TemplatePart[] }

/** Reads 'Deal {id}[ for {account}]'. Returns a sentence where it cannot be read. */
export function parseTemplate(template: string): readonly TemplatePart[] | string {
  const outer: TemplatePart[] = []
  let parts = outer
  for (const [piece] of template.matchAll(/\{[^{}]*\}|[[\]{}]|[^[\]{}]+/g)) {
    if (piece === '[') {
      if (parts !== outer) return 'brackets cannot stand inside brackets'
      parts = []
    } else if (piece === ']') {
      if (parts === outer) return 'a bracket is closed that was not opened'
      outer.push({ optional: parts })
      parts = outer
    } else if (piece === '{' || piece === '}') return 'a brace has no partner'
    else if (piece.startsWith('{')) {
      if (piece === '{}') return 'a column name is missing between braces'
      parts.push({ column: piece.slice(1, -1).trim() })
    } else parts.push({ text: piece })
  }
  return parts === outer ? outer : 'a bracket is not closed'
}

/** Columns that a template names. */
export function templateColumns(parts: readonly TemplatePart[]): string[] {
  return parts.flatMap((part) => ('column' in part ? [part.column] : 'optional' in part ? templateColumns(part.optional) : []))
}

/** The filled template; a part in brackets is left out where one of its cells is empty. */
export function fillTemplate(parts: readonly TemplatePart[], cell: (column: string) => string): string {
  return parts.map((part) => {
    if ('text' in part) return part.text
    if ('column' in part) return cell(part.column)
    return templateColumns(part.optional).some((column) => cell(column) === '') ? '' : fillTemplate(part.optional, cell)
  }).join('')
}
