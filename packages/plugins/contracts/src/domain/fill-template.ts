/** Fills {{name}} by the value of that name; a variable without a value stays as it is, for people to see. */
export function fillTemplate(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{\s*([\p{L}\p{N}_.]+)\s*\}\}/gu, (whole, name: string) => values[name] ?? whole)
}

/** "Deviation: a clause text differs from the library's." White space and line ends are no difference. */
export function deviates(standard: string, text: string): boolean {
  return plain(standard) !== plain(text)
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim()
}
