import type { RequestContext } from '../context.ts'
import { missingId, rowIdOf } from '../schema/global-id.ts'
import { problem } from '../schema/input-problems.ts'
import { validationFailed } from '../schema/resource-writer.ts'
import type { ResourceOptions } from '../schema/resource-options.ts'
import type { UseCaseOptions } from '../schema/use-case.ts'
import { isHerself } from '../rights/actors.ts'
import type { Grants, Principal } from '../rights/rights-types.ts'

interface Declaring {
  resource(name: string, options: ResourceOptions<string, RequestContext>): void
  useCase<Input>(name: string, options: UseCaseOptions<RequestContext, Input>): void
}

interface SavedView {
  readonly resource: string
  readonly name: string
  readonly state: string
  readonly shared: boolean
}

const MAX_NAME = 80
const MAX_STATE = 4_000

/** Views of lists and boards that people keep: an address each, private or shared with the unit one works in. */
export function declareSavedViews(builder: object): void {
  const { resource, useCase } = builder as Declaring
  resource('SavedView', {
    icon: 'bookmark', search: [],
    list: { columns: ['name', 'resource', 'sharedWith', 'createdBy'], sort: ['name'] },
    operations: { create: false, update: false, delete: false },
  })
  useCase<SavedView>('saveView', {
    description: 'Keeps a view of a list or board under a name.',
    input: (t) => ({
      resource: t.field({ type: 'String', required: true }),
      name: t.field({ type: 'String', required: true }),
      state: t.field({ type: 'String', required: true, description: 'The query string that reproduces it.' }),
      shared: t.field({ type: 'Boolean', required: true, description: 'Whether those of the caller\'s unit see it too.' }),
    }),
    answers: 'SavedView',
    run: async (context, input) => {
      const row = await context.db['savedView']!.create({ data: { resource: input.resource.slice(0, MAX_NAME), ...written(input, context.principal) }, select: { id: true } })
      return row['id'] as string
    },
  })
  useCase<Omit<SavedView, 'resource'> & { id: string; expectedVersion: number }>('changeView', {
    description: 'Changes a view of one\'s own, if nobody else did since.',
    input: (t) => ({
      id: t.field({ type: 'ID', required: true }),
      expectedVersion: t.field({ type: 'Int', required: true }),
      name: t.field({ type: 'String', required: true }),
      state: t.field({ type: 'String', required: true }),
      shared: t.field({ type: 'Boolean', required: true }),
    }),
    answers: 'SavedView',
    run: async (context, { id, expectedVersion, ...input }) => {
      const rowId = rowIdOf(id, 'SavedView') ?? missingId
      await context.db['savedView']!.update({ where: { id: rowId, version: expectedVersion }, data: written(input, context.principal), select: { id: true } })
      return rowId
    },
  })
  useCase<{ id: string }>('removeView', {
    description: 'Removes a view.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }) }),
    run: async (context, { id }) => {
      await context.db['savedView']!.delete({ where: { id: rowIdOf(id, 'SavedView') ?? missingId }, select: { id: true } })
      return {}
    },
  })
}

/** One's own views, and those of the units that one belongs to or leads. Sharing is a right; a leader may tidy up. */
export function grantSavedViews(grants: Grants, principal: Principal): void {
  const mine = { createdById: principal.personId }
  // What a deputy would keep were hers by its stamp and the other's by its unit: she sees the views and leaves them.
  if (!isHerself(principal)) return grants.can('read', 'SavedView', { OR: [mine, { sharedWithId: { in: unitsOf(principal) } }] })
  grants.can('read', 'SavedView', mine)
  grants.can('read', 'SavedView', { sharedWithId: { in: unitsOf(principal) } })
  grants.can('delete', 'SavedView', mine)
  grants.can('delete', 'SavedView', { sharedWithId: { in: [...principal.teamIds] } })
  grants.can(['create', 'update'], 'SavedView', { ...mine, sharedWithId: null })
  if (principal.has('core:share-views') && principal.unitId !== null) grants.can(['create', 'update'], 'SavedView', { ...mine, sharedWithId: principal.unitId })
}

/** The unit one works in, those above it, and those that one leads: what is shared with a unit reaches everybody below it. */
function unitsOf({ unitId, aboveIds, teamIds }: Principal): string[] {
  return [...new Set([...(unitId === null ? [] : [unitId]), ...aboveIds, ...teamIds])]
}

function written({ name, state, shared }: Omit<SavedView, 'resource'>, { unitId }: Principal) {
  const title = name.trim()
  const problems = [
    ...(title === '' ? [problem('name', 'REQUIRED')] : title.length > MAX_NAME ? [problem('name', 'TOO_LONG', { limit: MAX_NAME })] : []),
    ...(state.length > MAX_STATE ? [problem('state', 'TOO_LONG', { limit: MAX_STATE })] : []),
    ...(shared && unitId === null ? [problem('shared', 'NO_UNIT', {}, 'You work in no unit yet, so there is nobody to share this with. Keep it for yourself.')] : []),
  ]
  if (problems.length > 0) throw validationFailed(problems)
  return { name: title, state, sharedWithId: shared ? unitId : null }
}
