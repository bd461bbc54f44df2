import type { ResourceMeta } from '@tenon/core/metadata'
import type { DataClient, WriteOptions } from './client.ts'
import { bulkDocument, deleteDocument, writeDocument } from './write-documents.ts'
import { readBulk, readOutcome, type BulkRow, type WriteOutcome } from './write-outcome.ts'

type Input = Readonly<Record<string, unknown>>
type Writer = Pick<DataClient, 'mutate'>

/** Records of one request; the server takes no more than 500. */
const BULK_SIZE = 100

export interface WriteRequest extends WriteOptions {
  /** The resource's create, update, or a move of its board. */
  readonly mutation: string
  readonly input: Input
  /** Fields that the answer brings along. */
  readonly names?: readonly string[]
}

/** Runs a mutation of one record. Throws DataError; a refusal is a result. */
export async function write(client: Writer, meta: ResourceMeta, { mutation, input, names = [], ...options }: WriteRequest): Promise<WriteOutcome> {
  const { result } = await client.mutate<{ result: unknown }>(writeDocument(meta, mutation, names), { input }, { types: [meta.name], ...options })
  return readOutcome(result)
}

export async function remove(client: Writer, meta: ResourceMeta, { id, expectedVersion, ...options }: WriteOptions & { id: string; expectedVersion: number }): Promise<WriteOutcome> {
  const { result } = await client.mutate<{ result: unknown }>(deleteDocument(required(meta, 'delete')), { input: { id, expectedVersion } }, { types: [meta.name], ...options })
  return readOutcome(result)
}

export interface BulkRequest {
  readonly ids: readonly string[]
  /** Told what became of each portion. */
  readonly onRows?: (rows: readonly BulkRow[]) => void
  /** What was not sent when it is aborted is left out. */
  readonly signal?: AbortSignal
}

/** Changes many records, in portions. Rows that failed say why. Throws DataError. */
export function updateMany(client: Writer, meta: ResourceMeta, { patch, ...request }: BulkRequest & { readonly patch: Input }): Promise<BulkRow[]> {
  return inPortions(client, meta, { ...request, mutation: required(meta, 'bulkUpdate'), extra: { patch } })
}

export function removeMany(client: Writer, meta: ResourceMeta, request: BulkRequest): Promise<BulkRow[]> {
  return inPortions(client, meta, { ...request, mutation: required(meta, 'bulkDelete'), extra: {} })
}

async function inPortions(client: Writer, meta: ResourceMeta, { ids, mutation, extra, onRows, signal }: BulkRequest & { mutation: string; extra: Input }): Promise<BulkRow[]> {
  const rows: BulkRow[] = []
  for (let start = 0; start < ids.length && !signal?.aborted; start += BULK_SIZE) {
    const portion = ids.slice(start, start + BULK_SIZE)
    const { result } = await client.mutate<{ result: unknown }>(bulkDocument(mutation), { input: { ids: portion, ...extra } }, { types: [meta.name] })
    const answered = readBulk(result)
    rows.push(...answered)
    onRows?.(answered)
  }
  return rows
}

function required(meta: ResourceMeta, operation: 'delete' | 'bulkUpdate' | 'bulkDelete'): string {
  const name = meta.operations[operation]
  if (!name) throw new Error(`${meta.name} has no operation "${operation}".`)
  return name
}
