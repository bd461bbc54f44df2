import { createHash } from 'node:crypto'
import type { RequestContext } from '../context.ts'
import type { BaseClient } from '../database/open-client.ts'
import { writeJournal } from '../audit/journal.ts'
import type { FileFacts } from '../plugin/plugin-types.ts'
import { actorsOf } from '../rights/actors.ts'
import { rightsErrors } from '../rights/errors.ts'
import { globalId } from '../schema/global-id.ts'
import { internalsOf } from '../writes/context-internals.ts'
import { runMutation } from '../writes/run-mutation.ts'
import { fileErrors } from './errors.ts'
import { isVisible, ownerOf, requireChanging, type FileOwner } from './reach.ts'

export interface AttachmentRow extends FileFacts {
  readonly createdAt: Date
  readonly createdById: string | null
}

export interface NewFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

interface Attachments {
  findMany(args: object): Promise<AttachmentRow[]>
  findFirst(args: object): Promise<AttachmentRow | null>
  create(args: object): Promise<AttachmentRow>
  update(args: object): Promise<AttachmentRow>
}

/** The files of a record, newest first, without those that a plugin keeps from the caller. */
export async function listAttachments(context: RequestContext, recordId: string): Promise<AttachmentRow[]> {
  const owner = await ownerOf(context, recordId)
  const rows = await tableOf(context).findMany({ where: { ...owner, removedAt: null }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] })
  const shown = await Promise.all(rows.map((row) => passesGates(context, row)))
  return rows.filter((_row, index) => shown[index])
}

/** A file that the caller may see. Throws NOT_FOUND alike for what is missing, removed or hidden. */
export async function findAttachment(context: RequestContext, id: string): Promise<AttachmentRow> {
  const row = await tableOf(context).findFirst({ where: { id, removedAt: null } })
  if (row && (await isVisible(context, row)) && (await passesGates(context, row))) return row
  throw rightsErrors.NOT_FOUND({ what: 'This file' })
}

export async function readContent(context: RequestContext, { sha256 }: AttachmentRow): Promise<Uint8Array> {
  const contents = internalsOf(context).base['fileContent'] as unknown as { findUniqueOrThrow(args: object): Promise<{ bytes: Uint8Array }> }
  return (await contents.findUniqueOrThrow({ where: { sha256 } })).bytes
}

/** Hangs a file on a record that the caller may change. The same content is kept once. */
export function attach(context: RequestContext, recordId: string, file: NewFile): Promise<AttachmentRow> {
  return hang(context, recordId, file, requireChanging)
}

/**
 * Hangs a file on a record by a rule of the product, as the signed text on its contract: whoever's act brought it about need not be one who may
 * change the record. The trail names them. A record that has the same file already keeps it once.
 */
export async function attachByRule(context: RequestContext, recordId: string, file: NewFile): Promise<FileFacts> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const had = (await listAttachments(context, recordId)).find((row) => row.sha256 === sha256 && row.name === file.name)
  return had ?? hang(context, recordId, file, () => Promise.resolve())
}

function hang(context: RequestContext, recordId: string, file: NewFile, require: (context: RequestContext, owner: FileOwner) => Promise<void>): Promise<AttachmentRow> {
  const name = file.name.trim()
  if (!/^[^\p{Cc}/\\]{1,200}$/u.test(name)) throw fileErrors.FILE_NAME_INVALID()
  if (file.bytes.byteLength === 0) throw fileErrors.FILE_EMPTY()
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  return runMutation(context, { name: 'attachFile', input: { recordId, name, sha256 } }, async (inner) => {
    const owner = await ownerOf(inner, recordId)
    await require(inner, owner)
    const { base } = internalsOf(inner)
    await keepContent(base, sha256, file.bytes)
    const { actorId } = actorsOf(inner.principal)
    const row = await tableOf(inner).create({ data: { id: inner.newId(), ...owner, name, mediaType: file.mediaType, size: file.bytes.byteLength, sha256, createdById: actorId, updatedById: actorId } })
    await note(inner, 'CREATE', row, { record: [null, ownerText(owner)], name: [null, name], size: [null, row.size], sha256: [null, sha256] })
    return row
  })
}

/** Takes a file off its record; who took it and when stays in the trail, and so does the content. */
export async function detach(context: RequestContext, id: string): Promise<void> {
  const row = await findAttachment(context, id)
  await requireChanging(context, row)
  await tableOf(context).update({ where: { id }, data: { removedAt: context.now(), updatedById: actorsOf(context.principal).actorId, updatedAt: context.now() } })
  await note(context, 'DELETE', row, { record: [ownerText(row), null], name: [row.name, null], sha256: [row.sha256, null] })
}

/** Somebody takes the content out: said in the trail before the first byte leaves. */
export function noteDownload(context: RequestContext, row: AttachmentRow): Promise<void> {
  return note(context, 'EXPORT', row, { record: [null, ownerText(row)], name: [null, row.name] })
}

async function passesGates(context: RequestContext, row: AttachmentRow): Promise<boolean> {
  for (const gate of internalsOf(context).fileGates) if (!(await gate(row, context))) return false
  return true
}

async function keepContent(base: BaseClient, sha256: string, bytes: Uint8Array): Promise<void> {
  await base.$executeRawUnsafe('insert into core.file_content (sha256, bytes) values ($1, $2) on conflict (sha256) do nothing', sha256, Buffer.from(bytes))
}

function note(context: RequestContext, action: 'CREATE' | 'DELETE' | 'EXPORT', row: AttachmentRow, changes: Readonly<Record<string, readonly [unknown, unknown]>>): Promise<void> {
  const { base, origin } = internalsOf(context)
  return writeJournal(base, { ...origin, action, ...actorsOf(context.principal), model: 'Attachment', recordId: row.id, at: context.now(), changes })
}

function ownerText({ model, recordId }: FileOwner): string {
  return globalId(model, recordId)
}

/** Files are behind the rights of their records, which this folder asks: no rule names them. */
function tableOf(context: RequestContext): Attachments {
  return internalsOf(context).base['attachment'] as unknown as Attachments
}
