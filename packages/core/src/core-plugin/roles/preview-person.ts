import type { RequestContext } from '../../context.ts'
import { identityErrors } from '../../identity/errors.ts'
import { buildAbility, createGuard, isEverything, rightsErrors, type Ability, type RuleSource } from '../../rights/index.ts'
import { loadDraftPrincipal, type DraftPermission } from '../../rights/draft-principal.ts'
import type { Principal } from '../../rights/rights-types.ts'
import { missingId, rowIdOf } from '../../schema/global-id.ts'
import { lowerFirst } from '../../schema/naming.ts'
import type { Resource } from '../../schema/resource-definition.ts'
import { internalsOf } from '../../writes/context-internals.ts'
import { countInTime } from './count-in-time.ts'
import { requireAdministering, unitsInReach } from './may-change.ts'
import { checkScope, type RoleChange } from './set-permissions.ts'
import type { PermissionBook, Scope } from './permission-book.ts'
import { reachOf, type Reach } from './reach.ts'

export interface ResourceRights {
  readonly read: Reach
  readonly create: Reach
  readonly update: Reach
  readonly delete: Reach
  /** How many records the person would find; null where counting took too long. */
  readonly rows: number | null
  /** Fields that are left out of every record, and of some. */
  readonly hidden: readonly string[]
  readonly partlyHidden: readonly string[]
}

export interface ResourcePreview {
  readonly resource: Resource
  readonly before: ResourceRights
  /** As it would be with the draft; the same object where nothing is drafted. */
  readonly after: ResourceRights
}

export interface PersonPreview {
  readonly person: { readonly id: string; readonly name: string; readonly active: boolean }
  readonly roles: readonly string[]
  readonly permissions: readonly { readonly permission: string; readonly before: Scope; readonly after: Scope }[]
  readonly resources: readonly ResourcePreview[]
}

export type Draft = readonly Pick<RoleChange, 'role' | 'permissions'>[]

/**
 * What a person may, as the engine decides it: the same rules and the same guard, for the principal that the person is or, with
 * a draft, would be. It answers rights and numbers and never a row: whoever administers rights has no right to the
 * business by that, and must not get it through somebody else's eyes.
 */
export async function previewPerson(context: RequestContext, parts: { readonly book: PermissionBook; readonly sources: readonly RuleSource[] }, input: { readonly personId: string; readonly draft: Draft }): Promise<PersonPreview> {
  const person = await findPerson(context, input.personId)
  // Whoever cannot save a draft has no use for it but to learn numbers.
  if (input.draft.length > 0) requireAdministering(context)
  const draft = readDraft(parts.book, input.draft)
  const { base, company, registry } = internalsOf(context)
  const at = { now: context.now(), timeZone: company.timeZone }
  const before = await loadDraftPrincipal(base, person.id, at, [])
  const after = draft.length === 0 ? before : await loadDraftPrincipal(base, person.id, at, draft)
  const eyes = [...new Set([before, after])].map((principal) => openEyes(context, parts.sources, principal))
  const resources: ResourcePreview[] = []
  const deadline = Date.now() + 6_000
  // One after the other: a preview must not take the database from those who work.
  for (const resource of inOrder(registry.resources.values(), parts.book)) {
    const rights: ResourceRights[] = []
    for (const eye of eyes) rights.push(await rightsOn(resource, eye, deadline, rights.length > 0 && sameRows(eyes[0]!, eye, resource) ? rights[0]!.rows : undefined))
    resources.push({ resource, before: rights[0]!, after: rights.at(-1)! })
  }
  const keys = parts.book.plugins.flatMap(({ permissions }) => permissions.map(({ key }) => key))
  return { person, roles: before.roles, permissions: keys.map((permission) => ({ permission, before: before.scope(permission), after: after.scope(permission) })), resources }
}

/** As the matrix is ordered: by plugin. */
function inOrder(resources: Iterable<Resource>, { plugins }: PermissionBook): Resource[] {
  const place = new Map(plugins.map(({ id }, index) => [id, index]))
  return [...resources].sort((left, right) => (place.get(left.plugin) ?? plugins.length) - (place.get(right.plugin) ?? plugins.length))
}

async function findPerson(context: RequestContext, id: string): Promise<PersonPreview['person']> {
  const { principal } = context
  if (!principal.has('core:roles')) throw rightsErrors.FORBIDDEN({ action: 'preview', what: 'the rights of people' })
  const person = await context.db['person']!.findUnique({ where: { id: rowIdOf(id, 'Person') ?? missingId }, select: { id: true, name: true, active: true, teamId: true } })
  if (!person) throw identityErrors.PERSON_UNKNOWN()
  if (principal.scope('core:roles') !== 'ALL' && !unitsInReach(principal, 'core:roles').includes(person['teamId'] as string)) throw rightsErrors.FORBIDDEN({ action: 'preview', what: 'the rights of this person' })
  return person as unknown as PersonPreview['person']
}

function readDraft(book: PermissionBook, draft: Draft): DraftPermission[] {
  return draft.flatMap(({ role, permissions }) => permissions.map((change) => {
    checkScope(book, change)
    return { roleId: rowIdOf(role, 'Role') ?? missingId, ...change }
  }))
}

interface Eyes {
  readonly principal: Principal
  readonly ability: Ability
  count(resource: Resource, deadline: number): Promise<number | null>
}

function openEyes(context: RequestContext, sources: readonly RuleSource[], principal: Principal): Eyes {
  const { base, registry } = internalsOf(context)
  const ability = buildAbility(registry.models, sources, principal)
  const guard = createGuard({ models: registry.models })
  return { principal, ability, count: (resource, deadline) => countInTime(base, deadline, (client) => guard(client, ability, principal)[lowerFirst(resource.name)]!.count()) }
}

async function rightsOn(resource: Resource, { principal, ability, count }: Eyes, deadline: number, known: number | null | undefined): Promise<ResourceRights> {
  const reach = (action: string, offered = true): Reach => (offered ? reachOf(ability.rows(action, resource.name), resource.model, principal) : 'NONE')
  const read = reach('read')
  const fields = read === 'NONE' ? [] : resource.fields
  const hidden = fields.filter((field) => !ability.can('read', resource.name, field.column))
  return {
    read,
    create: reach('create', resource.canCreate), update: reach('update', resource.canUpdate), delete: reach('delete', resource.canDelete),
    rows: read === 'NONE' ? 0 : known === undefined ? await count(resource, deadline) : known,
    hidden: hidden.map(({ name }) => name),
    partlyHidden: fields.filter((field) => !hidden.includes(field) && !isEverything(ability.field('read', resource.name, field.column))).map(({ name }) => name),
  }
}

function sameRows(one: Eyes, other: Eyes, { name }: Resource): boolean {
  return JSON.stringify(one.ability.rows('read', name)) === JSON.stringify(other.ability.rows('read', name))
}
