import type { ResourceMeta } from '@tenon/core/metadata'
import type { DataClient, WriteOptions } from './client.ts'
import { bulkDocument, deleteDocument, writeDocument } from './write-documents.ts'
import { readBulk, readOutcome, type BulkRow, type WriteOutcome } from './write-outcome.ts'

type Input = Readonly<Record<string, unknown>>
type Writer = Pick<DataClient, 'mutate'>

const BULK_SIZE = 100

/** Runs a mutation of one record: the resource's create, update or a move. Throws DataError; a refusal is a result. */
export async function write(client: Writer, meta: ResourceMeta, mutation: string, input: Input, options: WriteOptions & { names?: readonly string[] } = {}): Promise<WriteOutcome> {
  const { names = [], ...rest } = options
  const { result } = await client.mutate<{ result: unknown }>(writeDocument(meta, mutation, names), { input }, { types: [meta.name], ...rest })
  return readOutcome(result)
}

export async function remove(client: Writer, meta: ResourceMeta, input: { id: string; expectedVersion: number }, options: WriteOptions = {}): Promise<WriteOutcome> {
  const { result } = await client.mutate<{ result: unknown }>(deleteDocument(required(meta, 'delete')), { input }, { types: [meta.name], ...options })
  return readOutcome(result)
}

/** Changes many records in portions; `onProgress` gets how many are done. Rows that failed say why. */
export async function updateMany(client: Writer, meta: ResourceMeta, ids: readonly string[], patch: Input, onProgress?: (done: number) => void): Promise<BulkRow[]> {
  return inPortions(client, meta, required(meta, 'bulkUpdate'), ids, { patch }, onProgress)
}

export async function removeMany(client: Writer, meta: ResourceMeta, ids: readonly string[], onProgress?: (done: number) => void): Promise<BulkRow[]> {
  return inPortions(client, meta, required(meta, 'bulkDelete'), ids, {}, onProgress)
}

async function inPortions(client: Writer, meta: ResourceMeta, mutation: string, ids: readonly string[], extra: Input, onProgress?: (done: number) => void): Promise<BulkRow[]> {
  const rows: BulkRow[] = []
  for (let start = 0; start < ids.length; start += BULK_SIZE) {
    const portion = ids.slice(start, start + BULK_SIZE)
    const { result } = await client.mutate<{ result: unknown }>(bulkDocument(mutation), { input: { ids: portion, ...extra } }, { types: [meta.name] })
    rows.push(...readBulk(result))
    onProgress?.(rows.length)
  }
  return rows
}

function required(meta: ResourceMeta, operation: 'delete' | 'bulkUpdate' | 'bulkDelete'): string {
  const name = meta.operations[operation]
  if (!name) throw new Error(`${meta.name} has no operation "${operation}".`)
  return name
}
