/** The first language of `Accept-Language` that is spoken here, exactly or as its kin (zh-TW is answered in zh-CN); else the fallback. */
export function chooseLocale(acceptLanguage: string | null, locales: readonly string[], fallback: string): string {
  for (const entry of (acceptLanguage ?? '').split(',')) {
    const tag = entry.split(';')[0]!.trim().toLowerCase()
    const found = locales.find((locale) => locale.toLowerCase() === tag) ?? locales.find((locale) => languageOf(locale) === languageOf(tag))
    if (found !== undefined) return found
  }
  return fallback
}

function languageOf(tag: string): string {
  return tag.split('-')[0]!.toLowerCase()
}
