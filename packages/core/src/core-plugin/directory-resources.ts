import type { RequestContext } from '../context.ts'
import { problem } from '../schema/input-problems.ts'
import type { ResourceChange, ResourceOptions } from '../schema/resource-options.ts'
import { checkCard, recordCard, recordHead, refuseOverlap } from './positions/card-rules.ts'

/** People, units and positions as resources. */
export function declareDirectory(builder: object): void {
  const { resource } = builder as { resource(name: string, options: ResourceOptions<string, RequestContext>): void }
  resource('Person', {
    plural: 'people', icon: 'users', nav: 900, subtitle: 'title',
    search: ['name', 'email', 'title'],
    list: { columns: ['name', 'title', 'team', 'manager', 'email', 'active'], sort: ['name'] },
    gallery: { fields: ['team', 'manager', 'email'] },
    form: ['name', 'email', 'title', 'team', 'manager', 'locale', 'active'],
    related: ['assignments', 'reports'],
    hidden: ['login', 'tokens', 'roles', 'invitations', 'subordinateAssignments', 'delegations', 'deputyFor', 'actedAs', 'headships', 'notifications', 'tasks', 'lockedPeriods', 'reopeningPeriods'],
    beforeWrite: checkCard,
    afterWrite: recordCard,
  })
  resource('OrgUnit', {
    icon: 'network', search: ['name', 'code'],
    list: { columns: ['name', 'kind', 'function', 'parent', 'head', 'active'], sort: ['ordinal', 'name'] },
    form: ['name', 'code', 'kind', 'function', 'parent', 'head', 'ordinal', 'active'],
    fields: { path: { readOnly: true } },
    related: ['children', 'people'],
    hidden: ['views', 'headships'],
    beforeWrite: placeInTree,
    afterWrite: async (change, context) => {
      await moveSubtree(change, context)
      await recordHead(change, context)
    },
  })
  resource('Assignment', {
    icon: 'briefcase', title: 'title',
    list: { columns: ['person', 'orgUnit', 'manager', 'title', 'validFrom', 'validTo'], sort: ['-validFrom'] },
    // By transferPerson and cancelTransfer alone, so that positions neither overlap nor leave gaps; an import brings its own.
    operations: { create: false, update: false, delete: false },
    beforeWrite: refuseOverlap,
  })
  resource('Role', { icon: 'shield', list: { columns: ['name', 'key', 'description', 'builtIn'], sort: ['name'] }, hidden: ['permissions', 'holders'], operations: { create: false, update: false, delete: false } })
}

/** A unit's path is its parent's and its own id; a unit cannot be below itself. */
async function placeInTree({ before, after, changed }: ResourceChange, context: RequestContext) {
  if (before !== null && !changed.has('parentId')) return
  const id = (after['id'] as string | null) ?? context.newId()
  const parent = after['parentId'] === null ? null : await context.db['orgUnit']!.findUnique({ where: { id: after['parentId'] } })
  const parentPath = (parent?.['path'] as string | undefined) ?? '/'
  if (parentPath.includes(`/${id}/`)) return { problems: [problem('parentId', 'BELOW_ITSELF', {}, 'A unit cannot be below itself. Choose another parent.')] }
  return { set: { ...(before === null ? { id } : {}), path: `${parentPath}${id}/` } }
}

/** Moving a unit moves everything below it. */
async function moveSubtree({ before, after, id }: ResourceChange & { readonly id: string }, context: RequestContext) {
  if (before === null || before['path'] === after['path']) return
  const below = await context.db['orgUnit']!.findMany({ where: { path: { startsWith: before['path'] }, NOT: { id } }, select: { id: true, path: true } })
  for (const unit of below) await context.db['orgUnit']!.update({ where: { id: unit['id'] }, data: { path: (unit['path'] as string).replace(before['path'] as string, after['path'] as string) } })
}
