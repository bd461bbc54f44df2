import type { RequestContext } from '../context.ts'
import { notify } from '../notifications/index.ts'
import { maySee, recordNamed, whoMaySee, type RecordOwner } from '../records/record-owner.ts'
import { actorsOf, isHerself } from '../rights/actors.ts'
import { rightsErrors } from '../rights/errors.ts'
import { rowIdOf } from '../schema/global-id.ts'
import { problem } from '../schema/input-problems.ts'
import { validationFailed } from '../schema/resource-writer.ts'
import { writeJournal } from '../audit/journal.ts'
import { internalsOf } from '../writes/context-internals.ts'

export interface CommentRow extends RecordOwner {
  readonly id: string
  readonly body: string
  readonly createdAt: Date
  readonly createdById: string | null
  readonly editedAt: Date | null
}

/** The names of those who were mentioned and not told, since they may not see the record. */
export interface AddedComment {
  readonly notTold: readonly string[]
}

interface Comments {
  findMany(args: object): Promise<CommentRow[]>
  findFirst(args: object): Promise<CommentRow | null>
  create(args: object): Promise<CommentRow>
  update(args: object): Promise<CommentRow>
}

const longest = 10_000
const mostMentions = 50

/** The comments on a record that the caller may see, oldest first. */
export async function listComments(context: RequestContext, recordId: string): Promise<CommentRow[]> {
  const owner = await recordNamed(context, recordId)
  return tableOf(context).findMany({ where: { ...owner, removedAt: null }, orderBy: { id: 'asc' }, take: 500 })
}

/** Whoever sees a record comments on it. Those who are mentioned, and those who wrote before, are told where they may see it too. */
export async function addComment(context: RequestContext, { recordId, body, mentions = [] }: { readonly recordId: string; readonly body: string; readonly mentions?: readonly string[] | null }): Promise<AddedComment> {
  refuseOthers(context)
  const owner = await recordNamed(context, recordId)
  const text = bodyOf(body)
  const { actorId } = actorsOf(context.principal)
  const row = await tableOf(context).create({ data: { id: context.newId(), ...owner, body: text, createdById: actorId, updatedById: actorId, createdAt: context.now() } })
  await note(context, 'CREATE', row, { record: [null, `${owner.model}:${owner.recordId}`], body: [null, text] })
  return tell(context, row, (mentions ?? []).slice(0, mostMentions).flatMap((id) => rowIdOf(id, 'Person') ?? []))
}

export async function editComment(context: RequestContext, id: string, body: string): Promise<void> {
  const row = await ownComment(context, id)
  const text = bodyOf(body)
  if (text === row.body) return
  await tableOf(context).update({ where: { id: row.id }, data: { body: text, editedAt: context.now() } })
  await note(context, 'UPDATE', row, { body: [row.body, text] })
}

export async function removeComment(context: RequestContext, id: string): Promise<void> {
  const row = await ownComment(context, id)
  await tableOf(context).update({ where: { id: row.id }, data: { removedAt: context.now() } })
  await note(context, 'DELETE', row, { body: [row.body, null] })
}

async function tell(context: RequestContext, { id, createdById, ...row }: CommentRow, mentioned: readonly string[]): Promise<AddedComment> {
  const owner = { model: row.model, recordId: row.recordId }
  const link = { model: owner.model, id: owner.recordId }
  const params = { by: context.principal.name }
  const asked = [...new Set(mentioned)].filter((person) => person !== createdById)
  const told = await whoMaySee(context, owner, asked)
  await notify(context, { to: told, kind: 'comments.mentioned', params, link, mail: true, key: `comment ${id}` })
  const earlier = await tableOf(context).findMany({ where: { ...owner, removedAt: null, id: { not: id } }, take: 500 })
  const followers = earlier.flatMap((other) => other.createdById ?? []).filter((person) => person !== createdById && !told.includes(person))
  await notify(context, { to: await whoMaySee(context, owner, followers), kind: 'comments.added', params, link, key: `comment ${id}` })
  const left = asked.filter((person) => !told.includes(person))
  const people = left.length === 0 ? [] : await context.db['person']!.findMany({ where: { id: { in: left } }, select: { name: true }, orderBy: { name: 'asc' } })
  return { notTold: people.map(({ name }) => name as string) }
}

/** Throws NOT_FOUND alike for what is missing, removed, or on a record out of reach, and FORBIDDEN for somebody else's. */
async function ownComment(context: RequestContext, id: string): Promise<CommentRow> {
  refuseOthers(context)
  const rowId = rowIdOf(id, 'Comment')
  const row = rowId === null ? null : await tableOf(context).findFirst({ where: { id: rowId, removedAt: null } })
  if (!row || !(await maySee(context, row))) throw rightsErrors.NOT_FOUND({ what: 'This comment' })
  if (row.createdById !== context.principal.personId) throw rightsErrors.FORBIDDEN({ action: 'change', what: 'the comment of somebody else' })
  return row
}

/** Nobody speaks by somebody else's name. */
function refuseOthers({ principal }: RequestContext): void {
  if (principal.personId === null || !isHerself(principal)) throw rightsErrors.FORBIDDEN({ action: 'comment', what: 'as somebody else' })
}

function bodyOf(body: string): string {
  const text = body.trim()
  if (text === '') throw validationFailed([problem('body', 'REQUIRED')])
  if (text.length > longest) throw validationFailed([problem('body', 'TOO_LONG', { limit: longest })])
  return text
}

function note(context: RequestContext, action: 'CREATE' | 'UPDATE' | 'DELETE', row: CommentRow, changes: Readonly<Record<string, readonly [unknown, unknown]>>): Promise<void> {
  const { base, origin } = internalsOf(context)
  return writeJournal(base, { ...origin, action, ...actorsOf(context.principal), model: 'Comment', recordId: row.id, at: context.now(), changes })
}

/** Comments are behind the rights of their records, which this folder asks: no rule names them. */
function tableOf(context: RequestContext): Comments {
  return internalsOf(context).base['comment'] as unknown as Comments
}
