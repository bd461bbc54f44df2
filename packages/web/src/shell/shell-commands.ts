import blocks from '@lucide/svelte/icons/blocks'
import house from '@lucide/svelte/icons/house'
import keyboard from '@lucide/svelte/icons/keyboard'
import languages from '@lucide/svelte/icons/languages'
import logOut from '@lucide/svelte/icons/log-out'
import moon from '@lucide/svelte/icons/moon'
import network from '@lucide/svelte/icons/network'
import panelLeft from '@lucide/svelte/icons/panel-left'
import plus from '@lucide/svelte/icons/plus'
import shieldCheck from '@lucide/svelte/icons/shield-check'
import scrollText from '@lucide/svelte/icons/scroll-text'
import sun from '@lucide/svelte/icons/sun'
import upload from '@lucide/svelte/icons/upload'
import userRound from '@lucide/svelte/icons/user-round'
import webhook from '@lucide/svelte/icons/webhook'
import type { BootResource } from '@tenon/core/metadata'
import { canImport } from './can-import.ts'
import type { Command } from './commands.svelte.ts'
import { assignLetters } from './keys.ts'
import { localeName, switchLocale } from './locales.ts'
import type { NavGroup } from './navigation.svelte.ts'
import type { Shell } from './shell.svelte.ts'
import { signOut } from './sign-out.ts'

export interface ShellActions {
  readonly openPalette: () => void
  readonly openShortcuts: () => void
  readonly toggleSidebar: () => void
}

/** What the shell itself can do, and what the enabled plugins add. */
export function shellCommands(shell: Shell, groups: readonly NavGroup[], actions: ShellActions): Command[] {
  return [...pages(shell, groups), ...creations(shell), ...pluginCommands(shell), ...general(shell, actions)]
}

function pages(shell: Shell, groups: readonly NavGroup[]): Command[] {
  const { t } = shell.i18n
  const group = t('shell.goTo')
  return [
    { id: 'shell.home', label: t('shell.home'), group, icon: house, keys: 'g h', href: '/' },
    ...groups.flatMap(({ id, links }) => links.map((link) => ({ id: `go ${id} ${link.to}`, label: link.label, group, icon: link.icon, href: link.to, keys: link.letter ? `g ${link.letter}` : null }))),
    ...shell.resources.filter(({ aside }) => aside).map((resource) => ({ id: `go ${resource.path}`, label: shell.i18n.label(resource.pluralLabel), group, icon: resource.icon, href: resource.path })),
    { id: 'shell.org', label: t('shell.org'), group, icon: network, keys: 'g u', href: '/org' },
    ...(canImport(shell) ? [{ id: 'shell.import', label: t('shell.import'), group, icon: upload, keys: 'g i', href: '/import' }] : []),
    ...(shell.may('core:audit') ? [{ id: 'shell.audit', label: t('shell.audit'), group, icon: scrollText, href: '/audit' }] : []),
    ...(shell.may('core:roles') || shell.may('core:audit') ? [{ id: 'shell.roles', label: t('shell.roles'), group, icon: shieldCheck, href: '/roles' }] : []),
    ...(shell.may('core:webhooks') ? [{ id: 'shell.webhooks', label: t('shell.webhooks'), group, icon: webhook, href: '/webhooks' }] : []),
    ...(shell.may('core:terms') ? [{ id: 'shell.words', label: t('shell.words'), group, icon: languages, href: '/words' }] : []),
    ...(shell.may('core:modules') ? [{ id: 'shell.modules', label: t('shell.modules'), group, icon: blocks, href: '/modules' }] : []),
    { id: 'shell.account', label: t('shell.account'), group, icon: userRound, href: '/account' },
  ]
}

function creations(shell: Shell): Command[] {
  const resources = byWeight(shell.resources.filter((resource) => resource.may.create))
  const letters = assignLetters(resources.map((resource) => resource.path.split('/').at(-1) ?? ''))
  return resources.map((resource, index) => ({
    id: `new ${resource.name}`,
    label: shell.i18n.t('shell.createOne', { name: shell.i18n.label(resource.label) }),
    group: shell.i18n.t('shell.create'),
    icon: plus,
    keys: letters[index] ? `n ${letters[index]}` : null,
    href: `${resource.path}/new`,
  }))
}

/** What is made most often chooses its letter first: what each plugin has first in the navigation, then the others there. */
function byWeight(resources: readonly BootResource[]): readonly BootResource[] {
  const sorted = resources.toSorted((left, right) => (left.nav ?? Infinity) - (right.nav ?? Infinity) || 0)
  const first = new Set([...new Map(sorted.toReversed().map((one) => [one.plugin, one])).values()])
  return [...sorted.filter((one) => first.has(one)), ...sorted.filter((one) => !first.has(one))]
}

function pluginCommands(shell: Shell): Command[] {
  return shell.plugins.commands.map((entry) => ({
    id: entry.id,
    label: shell.i18n.t(entry.label),
    group: shell.i18n.t('shell.palette.commands'),
    icon: entry.icon ?? null,
    keys: entry.keys ?? null,
    run: () => {
      try {
        entry.run(shell)
      } catch (error) {
        shell.report(entry.plugin, entry.id, error)
      }
    },
  }))
}

function general(shell: Shell, actions: ShellActions): Command[] {
  const { t } = shell.i18n
  const group = t('shell.general')
  const { theme } = shell
  return [
    { id: 'shell.palette', label: t('shell.palette'), group, keys: 'mod+k', run: actions.openPalette, keyOnly: true },
    { id: 'shell.search', label: t('kit.search'), group, keys: '/', run: actions.openPalette, keyOnly: true },
    { id: 'shell.shortcuts', label: t('shell.shortcuts'), group, icon: keyboard, keys: '?', run: actions.openShortcuts },
    { id: 'shell.sidebar', label: t('shell.collapse'), group, icon: panelLeft, keys: '[', run: actions.toggleSidebar },
    { id: 'shell.dark', label: `${t('shell.theme')}: ${t('shell.theme.dark')}`, group, icon: moon, run: () => (theme.choice = 'dark') },
    { id: 'shell.light', label: `${t('shell.theme')}: ${t('shell.theme.light')}`, group, icon: sun, run: () => (theme.choice = 'light') },
    ...shell.boot.locales.map((locale) => ({ id: `shell.locale ${locale}`, label: `${t('shell.language')}: ${localeName(locale)}`, group, icon: languages, run: () => void switchLocale(shell, locale) })),
    { id: 'shell.signOut', label: t('shell.signOut'), group, icon: logOut, run: () => void signOut(shell) },
  ]
}
