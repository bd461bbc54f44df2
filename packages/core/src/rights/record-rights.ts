import DataLoader from 'dataloader'
import type { RequestContext } from '../context.ts'
import { lowerFirst } from '../schema/naming.ts'
import type { Resource } from '../schema/resource-definition.ts'
import type { Editable } from '../schema/resource-options.ts'
import { writableFields } from '../schema/resource-input.ts'
import { tooComplex } from '../server/limits/too-complex.ts'
import { amongRows } from './among-rows.ts'

type Row = Readonly<Record<string, unknown>>

/** What the caller may do with one record, as it stands. */
export interface RecordRights {
  /** Names of the fields that may be changed. */
  readonly update: readonly string[]
  readonly delete: boolean
  /** Whether files may be added and removed. */
  readonly attach: boolean
}

/** Records of one request whose rights may be asked for: a resource's own word on them may ask the database for each. */
const limit = 100

/** The caller's rights on a record that the caller sees. Many records of one answer are asked about together. */
export async function recordRights(resource: Resource, id: string, context: RequestContext): Promise<RecordRights> {
  const count = await context.memo('record-rights', () => Promise.resolve({ records: 0 }))
  if (++count.records > limit) throw tooComplex('records with their rights', limit, 'Ask for smaller pages.')
  const loader = await context.memo(`record-rights:${resource.name}`, () => Promise.resolve(new DataLoader<string, RecordRights>((ids) => rightsOfAll(resource, ids, context), { cache: false })))
  return loader.load(id)
}

async function rightsOfAll(resource: Resource, ids: readonly string[], context: RequestContext): Promise<RecordRights[]> {
  const { ability, principal } = context
  if (principal.readOnly) return ids.map(() => ({ update: [], delete: false, attach: false }))
  const among = amongRows(resource.name, ids, context)
  const changes = resource.canUpdate ? await among(ability.rows('update', resource.name)) : () => false
  const fields = await Promise.all(writableFields(resource).map(async ({ name, column }) => ({ name, touches: await among(ability.field('update', resource.name, column)) })))
  const removes = resource.canDelete ? await among(ability.rows('delete', resource.name)) : () => false
  const stands = await editableParts(resource, ids, context)
  return ids.map((id) => ({
    update: changes(id) ? fields.filter(({ name, touches }) => touches(id) && isOpen(stands(id), name)).map(({ name }) => name) : [],
    delete: removes(id) && stands(id) !== false,
    attach: changes(id),
  }))
}

/** What the author of the resource says of the records as they stand. */
async function editableParts({ name, options: { editable } }: Resource, ids: readonly string[], context: RequestContext): Promise<(id: string) => Editable> {
  if (!editable) return () => true
  // Through the guard: what the caller may not see decides nothing that shows.
  const rows = (await context.db[lowerFirst(name)]!.findMany({ where: { id: { in: [...ids] } } })) as Row[]
  const said = new Map(await Promise.all(rows.map(async (row) => [row['id'], await editable(row, context)] as const)))
  return (id) => said.get(id) ?? false
}

function isOpen(stands: Editable, field: string): boolean {
  if (typeof stands === 'boolean') return stands
  return 'only' in stands ? stands.only.includes(field) : !stands.except.includes(field)
}
