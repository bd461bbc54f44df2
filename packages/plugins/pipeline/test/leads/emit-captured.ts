import { randomUUID } from 'node:crypto'
import type { App } from '@tenon/core/testing'

/** What another plugin does that publishes that somebody came: the handler of the pipeline, as the core calls it. */
export async function emitCaptured(app: App, payload: Readonly<Record<string, unknown>>): Promise<void> {
  const handlers = app.plugins.flatMap(({ definition }) => definition.on ?? []).filter(({ event }) => event === 'lead.captured')
  for (const handler of handlers) await handler.run({ id: randomUUID(), type: 'lead.captured', recordId: null, payload }, app.systemContext('event'))
}
