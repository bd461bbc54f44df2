import type { RequestContext } from '../context.ts'
import { globalId } from '../schema/global-id.ts'
import type { LooseFields, LooseInputFields } from '../schema/loose-builder.ts'
import type { SchemaParts } from '../schema/schema-parts.ts'
import { addUseCase } from '../schema/use-case.ts'
import { addComment, editComment, listComments, removeComment, type AddedComment, type CommentRow } from './comment-writes.ts'

/** Comments on records: `comments(recordId)`, `addComment`, `editComment` and `removeComment`. */
export function addCommentTypes(parts: SchemaParts): void {
  const comment = parts.refs.object('Comment')
  comment.implement({
    description: 'What somebody wrote about a record.',
    fields: (t: LooseFields) => ({
      id: t.field({ type: 'ID', resolve: (row: CommentRow) => globalId('Comment', row.id) }),
      body: t.field({ type: 'String', description: 'Markdown.', resolve: (row: CommentRow) => row.body }),
      createdAt: t.field({ type: 'DateTime', resolve: (row: CommentRow) => row.createdAt }),
      editedAt: t.field({ type: 'DateTime', nullable: true, resolve: (row: CommentRow) => row.editedAt }),
      createdBy: t.prismaField({ type: 'Person', nullable: true, resolve: (query: object, row: CommentRow, _args: unknown, context: RequestContext) => (row.createdById === null ? null : context.db['person']!.findUnique({ ...query, where: { id: row.createdById } })) }),
    }),
  })
  parts.builder.queryFields((t) => ({
    comments: t.field({
      type: [comment], description: 'The comments on a record, oldest first.',
      args: { recordId: t.arg({ type: 'ID', required: true }) },
      resolve: (_root: unknown, { recordId }: { recordId: string }, context: RequestContext) => listComments(context, recordId),
    }),
  }))
  addUseCase({
    name: 'addComment',
    options: {
      description: 'Comments on a record that the caller sees, and tells those who are mentioned and those who wrote before.',
      input: (t: LooseInputFields) => ({
        recordId: t.field({ type: 'ID', required: true }),
        body: t.field({ type: 'String', required: true, description: 'Markdown.' }),
        mentions: t.field({ type: ['ID'], description: 'People to be told.' }),
      }),
      payload: (t: LooseFields) => ({ notTold: t.field({ type: ['String'], description: 'Names of those who were mentioned and may not see the record: they were not told.', resolve: (row: AddedComment) => row.notTold }) }),
      run: (context: RequestContext, input: Record<string, unknown>) => addComment(context, input as never),
    },
  }, parts)
  addUseCase({
    name: 'editComment',
    options: {
      description: 'Changes a comment of the caller\'s own.',
      input: (t: LooseInputFields) => ({ id: t.field({ type: 'ID', required: true }), body: t.field({ type: 'String', required: true }) }),
      run: (context: RequestContext, { id, body }: Record<string, unknown>) => editComment(context, id as string, body as string),
    },
  }, parts)
  addUseCase({
    name: 'removeComment',
    options: {
      description: 'Takes back a comment of the caller\'s own.',
      input: (t: LooseInputFields) => ({ id: t.field({ type: 'ID', required: true }) }),
      run: (context: RequestContext, { id }: Record<string, unknown>) => removeComment(context, id as string),
    },
  }, parts)
}
