import { useI18n } from '../../../i18n/index.ts'
import { pluginTitle } from '../../navigation.svelte.ts'
import { useShell } from '../../shell.svelte.ts'
import type { HomePart } from './home-layout.ts'

/** What the enabled plugins offer for the home page, in their order. Called while a component initialises; read it while drawing. */
export function useHomeParts(): () => readonly HomePart[] {
  const shell = useShell()
  const { t } = useI18n()
  return () => [
    ...shell.plugins.widgets.map((widget) => ({ id: `${widget.plugin}/${widget.id}`, plugin: widget.plugin, title: t(widget.title), load: widget.load, size: widget.size ?? 'm', bare: false, roles: widget.roles ?? null, order: widget.order ?? 100 })),
    ...(shell.resource('Task') ? [{ id: 'shell/tasks', plugin: 'shell', title: t('core.Task.mine'), load: () => import('./my-tasks.svelte'), size: 'm' as const, bare: false, roles: null, order: 10 }] : []),
    ...shell.plugins.slot('shell:home').map((entry, index) => ({ id: `${entry.plugin}/slot/${entry.id ?? index}`, plugin: entry.plugin, title: pluginTitle(shell, entry.plugin), load: entry.load, size: entry.size ?? 'm', bare: true, roles: null, order: entry.order ?? 100 })),
  ]
}
