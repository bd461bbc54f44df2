import type { BaseClient } from '../database/open-client.ts'
import type { Model } from '../models/model-types.ts'
import type { Row } from './decide.ts'
import type { Principal } from './rights-types.ts'

/** What one guarded write did to the rows of one model. */
export interface WriteBatch {
  readonly action: 'CREATE' | 'UPDATE' | 'DELETE'
  readonly model: Model
  readonly changes: readonly WriteChange[]
  /** The transaction of the write, unguarded. */
  readonly tx: BaseClient
  readonly principal: Principal
  readonly source: string
  readonly requestId: string | null
  readonly ip: string | null
  readonly client: string | null
  readonly at: Date
}

export interface WriteChange {
  /** The primary key, as text where it is one column; JSON of its values otherwise. */
  readonly recordId: string
  readonly before: Readonly<Row> | null
  readonly after: Readonly<Row> | null
  /** Changed many-to-many links by field: the keys taken away and added. */
  readonly links?: Readonly<Record<string, LinkChange>>
}

export interface LinkChange {
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

/** Called after each write inside its transaction, with `tx` to write more; throwing undoes the write. */
export type WriteListener = (batch: WriteBatch) => Promise<void>
