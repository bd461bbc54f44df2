import type { RequestContext } from '../context.ts'
import { rightsErrors } from '../rights/errors.ts'
import { readGlobalId } from '../schema/global-id.ts'
import { lowerFirst } from '../schema/naming.ts'
import { internalsOf } from '../writes/context-internals.ts'
import { fileErrors } from './errors.ts'

/** A record that files hang on. */
export interface FileOwner {
  readonly model: string
  readonly recordId: string
}

/** The record with a global id, if the caller may see it. Throws NOT_FOUND alike for missing and hidden. */
export async function ownerOf(context: RequestContext, recordId: string): Promise<FileOwner> {
  const given = readGlobalId(recordId)
  if (given === null) throw rightsErrors.NOT_FOUND({ what: 'This record' })
  if (!internalsOf(context).registry.resources.has(given.type)) throw fileErrors.FILES_NOT_HERE({ model: given.type })
  const owner = { model: given.type, recordId: given.id }
  if (!(await isVisible(context, owner))) throw rightsErrors.NOT_FOUND({ what: 'This record' })
  return owner
}

export async function isVisible(context: RequestContext, { model, recordId }: FileOwner): Promise<boolean> {
  if (!internalsOf(context).registry.resources.has(model)) return false
  return (await context.db[lowerFirst(model)]!.findFirst({ where: { id: recordId }, select: { id: true } })) !== null
}

/** Files come and go with the right to change the record. */
export async function requireChanging(context: RequestContext, { model, recordId }: FileOwner): Promise<void> {
  const rows = internalsOf(context).base[lowerFirst(model)] as unknown as { count(args: object): Promise<number> }
  const within = context.ability.can('update', model) && (await rows.count({ where: { AND: [{ id: recordId }, context.ability.rows('update', model)] } })) > 0
  if (!within) throw rightsErrors.FORBIDDEN({ action: 'change the files of', what: `this ${model}` })
}
