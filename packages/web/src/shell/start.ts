import type { Boot } from '@tenon/core/metadata'
import { mount } from 'svelte'
import { I18n, type CatalogueSource } from '../i18n/index.ts'
import type { UiManifest } from '../module.ts'
import { startLocale } from './locales.ts'
import type { AvailablePlugin } from './plugin-host.svelte.ts'
import Root from './root.svelte'
import { Shell } from './shell.svelte.ts'

const OWN: CatalogueSource = { en: () => import('./messages/en.ts'), 'zh-CN': () => import('./messages/zh-CN.ts') }
const KIT: CatalogueSource = { en: () => import('../kit/messages/en.ts'), 'zh-CN': () => import('../kit/messages/zh-CN.ts') }

export interface StartOptions {
  readonly target: HTMLElement
  readonly boot: Promise<Boot>
  readonly available: Readonly<Record<string, AvailablePlugin>>
}

/** Starts a shell in an element: language and plugins are there before the first page is matched. */
export async function start({ target, boot: reading, available }: StartOptions): Promise<void> {
  const boot = await reading
  const i18n = new I18n()
  const shell = new Shell({ boot, i18n, available })
  const enabled = boot.plugins.map((plugin) => plugin.id)
  i18n.declare('', OWN)
  i18n.declare('', {}, KIT)
  i18n.rename(boot.terms ?? {})
  if (boot.me) {
    // The core is no plugin that is switched on or off, but its directory has words too.
    for (const id of new Set(['core', ...enabled])) i18n.declare(id, available[id]?.firstWords ?? available[id]?.messages ?? {}, available[id]?.messages)
    await shell.plugins.enable(enabled)
  }
  const locale = startLocale(boot.locales, boot.me?.locale, boot.company.locale)
  await i18n.use(locale)
  document.documentElement.lang = locale
  target.replaceChildren()
  mount(Root, { target, props: { shell } })
  if (import.meta.env.DEV) followEdits(shell)
}

/** The development server says when a plugin's manifest was edited. */
function followEdits(shell: Shell): void {
  addEventListener('tenon:manifest', (event) => {
    const { id, manifest } = (event as CustomEvent<{ id: string; manifest: UiManifest }>).detail
    shell.plugins.replace(id, manifest)
  })
}
