import { bestLocale } from '../i18n/index.ts'
import { keepDevice, readDevice } from './device-storage.ts'
import { saveLocale } from './save-locale.ts'
import type { Shell } from './shell.svelte.ts'

const STORED = 'locale'

/** The device's choice, then the person's, then the browser's, then the company's. */
export function startLocale(available: readonly string[], person: string | null | undefined, company: string): string {
  const chosen = readDevice(STORED)
  const wanted = [chosen, person, ...(person ? [] : navigator.languages), company]
  const known = wanted.filter((tag) => tag && available.some((one) => one.split('-')[0] === tag.split('-')[0]))
  return bestLocale(available, known) ?? 'en'
}

/** Switches and remembers it: on this device, and with the person who is signed in. */
export async function switchLocale({ i18n, me, fetch, boot }: Pick<Shell, 'i18n' | 'me' | 'fetch' | 'boot'>, locale: string): Promise<void> {
  await i18n.use(locale)
  keepDevice(STORED, locale)
  document.documentElement.lang = locale
  // Whoever acts for somebody leaves that person's language as it is.
  if (me && !boot.acting) await saveLocale(fetch, locale).catch(() => undefined)
}

/** A language's own name: English, 简体中文. */
export function localeName(locale: string): string {
  if (locale === 'zh-CN') return '简体中文'
  return new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale
}
