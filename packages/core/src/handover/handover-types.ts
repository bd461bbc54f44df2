import type { GuardedClient } from '../rights/guarded-client.ts'
import type { RequestContext } from '../context.ts'
import type { Slice } from '../plugin/plugin-types.ts'

/** Who takes over, as rows carry it. */
export interface Successor {
  readonly id: string
  readonly teamId: string | null
}

/**
 * Work of a plugin that is still open and goes to the successor when somebody leaves, or when the records that it hangs on get
 * another owner. What is finished is not work: closed deals, splits and other credit stay with who earned them.
 */
export interface Handover<S extends Slice = Slice> {
  /** A `@@scoped` model of the plugin: its owner is whose work it is. */
  readonly model: string
  /** Prisma condition: which rows are still to be worked on. @default all */
  readonly open?: Readonly<Record<string, unknown>>
  /** By which column it hangs on records of other resources: `{ Customer: 'customerId' }`. Without: it goes only when somebody leaves. */
  readonly of?: Readonly<Record<string, string>>
  /** Gives rows away where more happens than that owner and team change. The caller's right to hand over was decided before. */
  give?(context: RequestContext<GuardedClient<S['client']>>, ids: readonly string[], to: Successor): Promise<void>
}

/** What is handed over: everything of a person, or what hangs on these records. */
export interface HandoverScope {
  readonly fromId: string
  readonly of?: { readonly model: string; readonly ids: readonly string[] }
}

/** Records that are handed over, or would be. */
export interface HandedOver {
  readonly model: string
  readonly ids: readonly string[]
}
