import type { LiveEvent } from './client-types.ts'

type Tree = Record<string, unknown>

export interface SubscribeTools {
  readonly events: AsyncIterable<LiveEvent>
  readonly read: (query: Tree) => Promise<Tree>
}

/** As many as the server gives by their ids at once. */
const most = 100

/** Records of a type as they are after each change. Those that the caller may not read any more are left out. */
export async function* subscribe({ events, read }: SubscribeTools, type: string, selection: Tree): AsyncGenerator<unknown> {
  for await (const event of events) {
    const ids = event.type === 'changed' ? event.ids.filter((id) => id.startsWith(`${type}:`)) : []
    for (let start = 0; start < ids.length; start += most) {
      const { nodes } = await read({ nodes: { $: { ids: ids.slice(start, start + most) }, on: { [type]: selection } } })
      for (const node of nodes as (Tree | null)[]) {
        if (!node) continue
        const { __typename, ...fields } = node
        yield selection['__typename'] ? node : fields
      }
    }
  }
}
