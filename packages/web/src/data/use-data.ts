import { useShell } from '../module.ts'
import { liveOf } from '../shell/live/live.svelte.ts'
import { createDataClient, type DataClient } from './client.ts'
import { createMetaStore, type MetaStore } from './meta.ts'

export interface Data {
  readonly client: DataClient
  readonly meta: MetaStore
}

/** The data of this shell: one client and one store of descriptions for all screens and plugins. Called while a component initialises. */
export function useData(): Data {
  const shell = useShell()
  return shell.service('tenon.data', () => {
    const client = createDataClient({
      url: '/graphql',
      fetch: shell.fetch,
      onUnauthenticated: shell.signedOut,
      line: shell.connection,
    })
    // For the life of the page, as the client itself: what others change is shown where it is looked at.
    // Its own writes are asked for again when they are answered.
    const live = liveOf(shell)
    live.onModels((models) => client.touched(models && [...models]), (requestId, model) => client.wrote(requestId, model))
    return { client, meta: createMetaStore(client) }
  })
}
