import type { GuardedClient, RequestContext } from '@tenon/core'
import type { Slice } from '../.slice/types.ts'

export type Context = RequestContext<GuardedClient<Slice['client']>>
