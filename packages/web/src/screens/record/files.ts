import type { DataClient } from '../../data/client.ts'
import { readOutcome, type WriteOutcome } from '../../data/write-outcome.ts'

export interface RecordFile {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly sha256: string
  /** Path of the content. */
  readonly url: string
  readonly createdAt: string
  readonly createdBy: { readonly name: string } | null
}

/** Bytes of one file; the server takes no more. */
export const LARGEST_FILE = 25_000_000

export const FILES = 'query Files($id: ID!) { files: attachments(recordId: $id) { id name size sha256 url createdAt createdBy { id name } } }'
const REMOVE = 'mutation RemoveFile($input: RemoveAttachmentInput!) { result: removeAttachment(input: $input) { __typename ... on Error { code message } } }'

/** Null where it was sent; otherwise the server's sentence, or nothing where it was not reached. */
export async function sendFile(send: typeof fetch, record: string, file: File): Promise<{ readonly refused: string | null } | null> {
  try {
    const response = await send(`/api/files?${new URLSearchParams({ record, name: file.name })}`, { method: 'POST', headers: { 'content-type': file.type || 'application/octet-stream', 'idempotency-key': crypto.randomUUID() }, body: file })
    // Read to its end either way: an answer that is left unread holds its connection.
    const answer = (await response.json().catch(() => ({}))) as { message?: string | null }
    if (response.ok) return null
    const { message = null } = answer
    return { refused: response.status < 500 ? message : null }
  } catch {
    return { refused: null }
  }
}

export async function removeFile(client: Pick<DataClient, 'mutate'>, id: string): Promise<WriteOutcome> {
  const { result } = await client.mutate<{ result: unknown }>(REMOVE, { input: { id } }, { types: ['Attachment'] })
  return readOutcome(result)
}
