import { flushSync, mount, unmount, type Component } from 'svelte'
import { onTestFinished } from 'vitest'
import type { Boot, BootResource } from '@tenon/core/metadata'
import { I18n } from '../../src/i18n/index.ts'
import { Shell } from '../../src/shell/shell.svelte.ts'
import type { AvailablePlugin } from '../../src/shell/plugin-host.svelte.ts'
import WithShell from './with-shell.svelte'

export function bootWith(changes: Partial<Boot> = {}): Boot {
  return {
    version: '1.0.0',
    company: { name: '启明软件', currency: 'CNY', timeZone: 'Asia/Shanghai', locale: 'zh-CN' },
    locales: ['en', 'zh-CN'],
    signIn: { password: true, mail: false, providers: [] },
    me: { id: 'p1', name: 'Li Wei', email: 'li.wei@example.cn', title: null, locale: 'en', team: null, roles: ['REP'] },
    acting: null,
    deputyFor: [],
    plugins: [{ id: 'pipeline', version: '1.0.0' }],
    permissions: { 'deal:read': 'OWN' },
    resources: [resourceWith()],
    ...changes,
  }
}

export function resourceWith(changes: Partial<BootResource> = {}): BootResource {
  return {
    name: 'Opportunity',
    plugin: 'pipeline',
    path: '/pipeline/opportunities',
    icon: 'handshake',
    label: { key: 'pipeline.Opportunity', fallback: 'Opportunity' },
    pluralLabel: { key: 'pipeline.Opportunity.plural', fallback: 'Opportunities' },
    nav: 10,
    board: true,
    calendar: false,
    gallery: false,
    may: { create: true, import: true },
    list: 'opportunities',
    titleField: 'name',
    searchable: true,
    ...changes,
  }
}

/** A shell in a language, as at start but mounted nowhere. */
export async function startShell({ boot = bootWith(), available = {}, locale = 'en' }: { boot?: Boot; available?: Record<string, AvailablePlugin>; locale?: string } = {}): Promise<Shell> {
  const i18n = new I18n()
  const shell = new Shell({ boot, i18n, available })
  i18n.declare('', { en: () => import('../../src/shell/messages/en.ts'), 'zh-CN': () => import('../../src/shell/messages/zh-CN.ts') })
  i18n.declare('', { en: () => import('../../src/kit/messages/en.ts'), 'zh-CN': () => import('../../src/kit/messages/zh-CN.ts') })
  i18n.declare('', { en: () => import('../../src/shell/sign-in/messages/en.ts'), 'zh-CN': () => import('../../src/shell/sign-in/messages/zh-CN.ts') })
  i18n.declare('', { en: () => import('../../src/shell/palette/messages/en.ts'), 'zh-CN': () => import('../../src/shell/palette/messages/zh-CN.ts') })
  i18n.declare('', { en: () => import('../../src/shell/acting/messages/en.ts'), 'zh-CN': () => import('../../src/shell/acting/messages/zh-CN.ts') })
  i18n.declare('', { en: () => import('../../src/shell/pages/home/messages/en.ts'), 'zh-CN': () => import('../../src/shell/pages/home/messages/zh-CN.ts') })
  i18n.declare('', { en: () => import('../../src/shell/pages/messages/en.ts'), 'zh-CN': () => import('../../src/shell/pages/messages/zh-CN.ts') })
  await shell.plugins.enable(boot.plugins.map((plugin) => plugin.id))
  await i18n.use(locale)
  return shell
}

/** Mounts a component inside a shell for the length of a test. */
export async function render<Props extends object>(part: Component<Props>, props: Props, shell?: Shell): Promise<HTMLElement> {
  const target = document.body.appendChild(document.createElement('div'))
  const mounted = mount(WithShell, { target, props: { shell: shell ?? (await startShell()), part: part as Component<object>, given: props } })
  flushSync()
  onTestFinished(async () => {
    await unmount(mounted)
    target.remove()
  })
  return target
}

/** Types into an input as a person does: text, then leaving the field. */
export function type(input: HTMLInputElement, text: string): void {
  input.focus()
  input.value = text
  input.dispatchEvent(new InputEvent('input', { bubbles: true }))
  input.dispatchEvent(new Event('change', { bubbles: true }))
  input.blur()
  flushSync()
}

export function press(target: EventTarget, key: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })
  target.dispatchEvent(event)
  flushSync()
  return event
}
