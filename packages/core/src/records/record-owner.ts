import type { RequestContext } from '../context.ts'
import { rightsErrors } from '../rights/errors.ts'
import { readGlobalId } from '../schema/global-id.ts'
import { lowerFirst } from '../schema/naming.ts'
import { internalsOf } from '../writes/context-internals.ts'

/** A record of any resource, on which something hangs. */
export interface RecordOwner {
  readonly model: string
  readonly recordId: string
}

/** The record with a global id, if the caller may see it. Throws NOT_FOUND alike for missing, hidden and what has no page. */
export async function recordNamed(context: RequestContext, id: string): Promise<RecordOwner> {
  const given = readGlobalId(id)
  const owner = given && { model: given.type, recordId: given.id }
  if (owner && (await maySee(context, owner))) return owner
  throw rightsErrors.NOT_FOUND({ what: 'This record' })
}

export async function maySee(context: RequestContext, { model, recordId }: RecordOwner): Promise<boolean> {
  if (!internalsOf(context).registry.resources.has(model)) return false
  return (await context.db[lowerFirst(model)]!.findFirst({ where: { id: recordId }, select: { id: true } })) !== null
}

/** Those of some people who may see the record, as of now. */
export async function whoMaySee(context: RequestContext, owner: RecordOwner, personIds: readonly string[]): Promise<string[]> {
  const seeing: string[] = []
  for (const id of new Set(personIds)) if (await maySee(await internalsOf(context).contextOf(id), owner)) seeing.push(id)
  return seeing
}
