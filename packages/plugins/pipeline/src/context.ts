import type { GuardedClient, RequestContext } from '@tenon/core'
import type { Slice } from '../.slice/types.ts'

export type Database = GuardedClient<Slice['client']>
/** What every use case of the pipeline gets: the guarded database of its own slice. */
export type Context = RequestContext<Database>
