import type { Plugin } from '../plugin/plugin-types.ts'
import type { EventHandler } from './event-types.ts'

/** Everybody who listens: the plugins, and their bridges to plugins that are enabled too. Each under a name of its own: 'invoices/book'. */
export function handlersOf(plugins: readonly Pick<Plugin, 'definition'>[]): EventHandler[] {
  const enabled = new Set(plugins.map(({ definition }) => definition.id))
  return plugins.flatMap(({ definition }) => {
    const bridges = Object.entries(definition.enhances ?? {}).filter(([other]) => enabled.has(other))
    return [definition, ...bridges.map(([, bridge]) => bridge)].flatMap(({ on = [] }) => on.map((handler) => named(handler, definition.id)))
  })
}

function named(handler: EventHandler, plugin: string): EventHandler {
  return { event: handler.event, mode: handler.mode, id: `${plugin}/${handler.id}`, run: (event, context) => handler.run(event, context) }
}
