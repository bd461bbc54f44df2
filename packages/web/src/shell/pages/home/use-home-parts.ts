import { useI18n } from '../../../i18n/index.ts'
import { loadScreens } from '../../load-screens.ts'
import { pluginTitle } from '../../navigation.svelte.ts'
import { useShell } from '../../shell.svelte.ts'
import { pinId, type HomePart, type Pin } from './home-layout.ts'

/** What the enabled plugins offer for the home page, in their order, and the views that the person put there. Called while a component initialises; read it while drawing. */
export function useHomeParts(pins: () => readonly Pin[]): () => readonly HomePart[] {
  const shell = useShell()
  const { t } = useI18n()
  const common = { roles: null, size: 'm', bare: false } as const
  return () => [
    ...shell.plugins.widgets.map((widget) => ({ ...common, id: `${widget.plugin}/${widget.id}`, plugin: widget.plugin, title: t(widget.title), load: widget.load, size: widget.size ?? 'm', roles: widget.roles ?? null, order: widget.order ?? 100 })),
    ...(shell.resource('Task') ? [{ ...common, id: 'shell/tasks', plugin: 'shell', title: t('core.Task.mine'), load: () => import('./my-tasks.svelte'), order: 10 }] : []),
    ...shell.plugins.slot('shell:home').map((entry, index) => ({ ...common, id: `${entry.plugin}/slot/${entry.id ?? index}`, plugin: entry.plugin, title: pluginTitle(shell, entry.plugin), load: entry.load, size: entry.size ?? 'm', bare: true, order: entry.order ?? 100 })),
    ...pins().flatMap(({ title, ...pin }): HomePart[] => {
      const resource = shell.resources.find(({ name }) => name === pin.resource)
      return resource ? [{ ...common, id: pinId(pin), plugin: resource.plugin, title, load: async () => (await loadScreens(shell)).chartWidget(), props: pin, order: 200 }] : []
    }),
  ]
}
