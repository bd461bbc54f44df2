import type { RequestContext } from '../context.ts'

/** Something that happened to a record: past tense, dotted, lower case: 'opportunity.won'. */
export interface DomainEvent<Payload = unknown> {
  /** Its own: whoever may be told twice and acts outside of the database remembers it. */
  readonly id: string
  readonly type: string
  readonly recordId: string | null
  readonly payload: Payload
}

/** 'in-transaction' handlers share the writer's transaction and may veto by throwing; 'after-commit' ones are delivered at least once, in order per record. */
export interface EventHandler<Payload = unknown> {
  readonly event: string
  /** Unique within the plugin. */
  readonly id: string
  readonly mode: 'in-transaction' | 'after-commit'
  run(event: DomainEvent<Payload>, context: RequestContext): Promise<void> | void
}

/** What is still to be worked out before the commit, by what it is about. */
export type Settling = Map<string, () => Promise<void>>
