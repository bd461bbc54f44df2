import { definePlugin, missingId, rowIdOf, type RequestContext } from '@tenon/core'
import { grants, permissions, restricts } from './rules.ts'

interface TreeInput {
  readonly name: string
  readonly parentId?: string | null
  readonly shapeId?: string | null
  readonly labels: readonly string[]
}

/** Composed into the proof only. */
export const shapes = definePlugin()({
  id: 'shapes',
  description: 'Model shapes that the proof needs and no plugin has.',
  package: new URL('..', import.meta.url),
  requires: { customers: '*', catalog: '*', pipeline: '*' },
  permissions,
  grants,
  restricts,
  schema: (b) => {
    // Without a slice of its own no model is known by type.
    const { resource } = b as unknown as { resource(model: string, options: object): void }
    resource('Shape', { search: ['name', 'secret'], hidden: ['parts'], list: { sort: ['-secret', 'open', 'name'] } })
    resource('ShapeNote', { search: ['body', 'shape.name'], list: { sort: ['shape', 'body'] } })
    b.useCase('growShape', {
      description: 'A shape with its parts and a note in one nested write, below a parent, taking in another one.',
      input: (t) => ({ name: t.field({ type: 'String', required: true }), parentId: t.field({ type: 'ID' }), shapeId: t.field({ type: 'ID' }), labels: t.field({ type: ['String'], required: true }) }),
      answers: 'Shape',
      run: (context, input) => growShape(context as RequestContext, input as unknown as TreeInput),
    })
    b.useCase('tellParts', {
      description: 'Reads, changes and deletes rows with a composite key, and tells what it found.',
      input: (t) => ({ shapeId: t.field({ type: 'ID', required: true }), position: t.field({ type: 'Int', required: true }), label: t.field({ type: 'String' }), remove: t.field({ type: 'Boolean' }) }),
      payload: (t) => ({ found: t.field({ type: 'JSON', resolve: (told: unknown) => told }) }),
      run: (context, input) => tellParts(context as RequestContext, input as unknown as PartInput),
    })
  },
})

async function growShape({ db, principal }: RequestContext, { name, parentId, shapeId, labels }: TreeInput): Promise<string> {
  const parent = parentId == null ? {} : { parent: { connect: { id: rowIdOf(parentId, 'Shape') ?? missingId } } }
  const taken = shapeId == null ? {} : { children: { connect: [{ id: rowIdOf(shapeId, 'Shape') ?? missingId }] } }
  const created = await db['shape']!.create({
    data: { name, ownerId: principal.personId, ...parent, ...taken, parts: { create: labels.map((label, position) => ({ position, label })) }, notes: { create: [{ body: name }] } },
  })
  return created['id'] as string
}

interface PartInput {
  readonly shapeId: string
  readonly position: number
  readonly label?: string | null
  readonly remove?: boolean | null
}

async function tellParts({ db }: RequestContext, input: PartInput): Promise<object> {
  const shapeId = rowIdOf(input.shapeId, 'Shape') ?? missingId
  const where = { shapeId_position: { shapeId, position: input.position } }
  const parts = db['shapePart']!
  const found = await parts.findUnique({ where, include: { shape: { include: { _count: { select: { parts: true, children: true } } } } } })
  const all = await parts.findMany({ where: { OR: [{ shapeId }, { shape: { is: { tone: 'COLD' } } }] }, orderBy: [{ label: 'asc' }], take: 5 })
  const groups = await parts.groupBy({ by: ['position'], _count: { _all: true }, _sum: { price: true } })
  if (input.remove) await parts.delete({ where })
  else if (input.label != null) await parts.update({ where, data: { label: input.label } })
  return JSON.parse(JSON.stringify({ found, all, groups })) as object
}
