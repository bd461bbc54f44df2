import type { GuardedClient, RequestContext } from '@tenon/core'
import type { Slice } from '../.slice/types.ts'

export type Context = RequestContext<GuardedClient<Slice['client']>>
export type Database = Context['db']
/** A context of any plugin, as the helpers that this package exports take it. */
export type AnyContext = RequestContext<unknown>
