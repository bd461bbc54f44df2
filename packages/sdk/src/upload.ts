import type { ClientOptions, RequestOptions } from './client-types.ts'
import { SdkError } from './sdk-error.ts'
import { send } from './send.ts'

export interface UploadedFile {
  readonly id: string
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Of the content, as 64 hexadecimal digits. */
  readonly sha256: string
}

/** Attaches a file to a record. Not tried again by itself. */
export async function upload(options: ClientOptions, recordId: string, file: Blob, { name = (file as Partial<File>).name ?? 'file', ...request }: RequestOptions & { readonly name?: string } = {}): Promise<UploadedFile> {
  const url = new URL(`/api/files?${new URLSearchParams({ record: recordId, name })}`, options.url).href
  const response = await send(options, { url, text: '/api/files', body: file, headers: { 'content-type': file.type || 'application/octet-stream' } }, request)
  const answer = (await response.json().catch(() => null)) as (UploadedFile & { readonly code?: string; readonly message?: string }) | null
  if (!response.ok || !answer) throw new SdkError('http', answer?.message ?? `The server answered ${response.status}.`, { status: response.status, code: answer?.code ?? null })
  return answer
}
