import type { GuardedClient, RequestContext } from '@tenon/core'
import type { Slice } from '../.slice/types.ts'

export type Database = GuardedClient<Slice['client']>
export type Context = RequestContext<Database>
