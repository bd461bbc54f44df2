import type { RequestContext } from '../context.ts'
import { rightsErrors } from '../rights/errors.ts'
import { globalId, rowIdOf } from '../schema/global-id.ts'
import type { LooseFields, LooseInputFields } from '../schema/loose-builder.ts'
import type { SchemaParts } from '../schema/schema-parts.ts'
import { addUseCase } from '../schema/use-case.ts'
import { detach, listAttachments, type AttachmentRow } from './attachments.ts'

/** The files of records: `attachments(recordId)` and `removeAttachment`. They come and go by /api/files. */
export function addAttachmentTypes(parts: SchemaParts): void {
  const attachment = parts.refs.object('Attachment')
  attachment.implement({
    description: 'A file that hangs on a record.',
    fields: (t: LooseFields) => ({
      id: t.field({ type: 'ID', resolve: (row: AttachmentRow) => globalId('Attachment', row.id) }),
      name: t.field({ type: 'String', resolve: (row: AttachmentRow) => row.name }),
      mediaType: t.field({ type: 'String', description: 'As whoever sent it said.', resolve: (row: AttachmentRow) => row.mediaType }),
      size: t.field({ type: 'Int', description: 'Bytes.', resolve: (row: AttachmentRow) => row.size }),
      sha256: t.field({ type: 'String', description: 'Of the content, as 64 hexadecimal digits.', resolve: (row: AttachmentRow) => row.sha256 }),
      url: t.field({ type: 'String', description: 'Path of the content.', resolve: (row: AttachmentRow) => `/api/files/${row.id}` }),
      createdAt: t.field({ type: 'DateTime', resolve: (row: AttachmentRow) => row.createdAt }),
      createdBy: t.prismaField({ type: 'Person', nullable: true, resolve: (query: object, row: AttachmentRow, _args: unknown, context: RequestContext) => (row.createdById === null ? null : context.db['person']!.findUnique({ ...query, where: { id: row.createdById } })) }),
    }),
  })
  parts.builder.queryFields((t) => ({
    attachments: t.field({
      type: [attachment],
      description: 'The files of a record, newest first.',
      args: { recordId: t.arg({ type: 'ID', required: true }) },
      resolve: (_root: unknown, { recordId }: { recordId: string }, context: RequestContext) => listAttachments(context, recordId),
    }),
  }))
  addUseCase({
    name: 'removeAttachment',
    options: {
      description: 'Takes a file off its record. Its content and the trail stay.',
      input: (t: LooseInputFields) => ({ id: t.field({ type: 'ID', required: true }) }),
      run: async (context: RequestContext, input: Record<string, unknown>) => {
        const id = rowIdOf(input['id'] as string, 'Attachment')
        if (id === null) throw rightsErrors.NOT_FOUND({ what: 'This file' })
        await detach(context, id)
        return {}
      },
    },
  }, parts)
}
