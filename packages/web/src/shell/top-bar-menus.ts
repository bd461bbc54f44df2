import type { MenuItem } from '../kit/types.ts'
import { stopActing, workFor } from './acting.ts'
import { localeName, switchLocale } from './locales.ts'
import type { Shell } from './shell.svelte.ts'
import { signOut } from './sign-out.ts'
import type { ThemeChoice } from './theme.svelte.ts'

const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark']

export function userItems(shell: Shell): MenuItem[] {
  const { i18n, theme } = shell
  return [
    { label: i18n.t('shell.account'), href: '/account' },
    ...(shell.may('core:audit') ? [{ label: i18n.t('shell.audit'), href: '/audit' }] : []),
    ...(shell.may('core:roles') || shell.may('core:audit') ? [{ label: i18n.t('shell.roles'), href: '/roles' }] : []),
    ...(shell.may('core:webhooks') ? [{ label: i18n.t('shell.webhooks'), href: '/webhooks' }] : []),
    ...(shell.may('core:terms') ? [{ label: i18n.t('shell.words'), href: '/words' }] : []),
    ...(shell.may('core:modules') ? [{ label: i18n.t('shell.modules'), href: '/modules' }] : []),
    ...actingItems(shell),
    { separator: true },
    { heading: i18n.t('shell.language') },
    ...shell.boot.locales.map((locale) => ({ label: localeName(locale), checked: i18n.locale === locale, run: () => void switchLocale(shell, locale) })),
    { heading: i18n.t('shell.theme') },
    ...THEMES.map((choice) => ({ label: i18n.t(`shell.theme.${choice}`), checked: theme.choice === choice, run: () => (theme.choice = choice) })),
    { label: i18n.t('shell.account.contrast'), checked: theme.highContrast, run: () => (theme.highContrast = !theme.highContrast) },
    { separator: true },
    { label: i18n.t('shell.signOut'), run: () => void signOut(shell) },
  ]
}

/** The people whose deputy one is today, or the way back to one's own work. */
function actingItems(shell: Shell): MenuItem[] {
  const { acting, deputyFor } = shell.boot
  if (acting) return [{ label: shell.i18n.t(acting.kind === 'delegation' ? 'shell.acting.ownWork' : 'shell.acting.stop'), run: () => void stopActing(shell) }]
  return deputyFor.map(({ id, name }) => ({ label: shell.i18n.t('shell.acting.workFor', { name }), run: () => void workFor(shell, id) }))
}

export function createItems(shell: Shell): MenuItem[] {
  return shell.resources.filter((resource) => resource.may.create).map((resource) => ({ label: shell.i18n.label(resource.label), icon: resource.icon ?? 'box', href: `${resource.path}/new` }))
}
