/** The first wanted locale that is available, exactly or in its language; else the first available one. */
export function bestLocale(available: readonly string[], wanted: readonly (string | null | undefined)[]): string | undefined {
  for (const tag of wanted) {
    if (!tag) continue
    const exact = available.find((one) => one.toLowerCase() === tag.toLowerCase())
    if (exact) return exact
    const language = tag.split('-')[0]
    const sameLanguage = available.find((one) => one.split('-')[0] === language)
    if (sameLanguage) return sameLanguage
  }
  return available[0]
}
