import type { RequestContext } from '../../context.ts'
import { globalId } from '../../schema/global-id.ts'
import type { LooseBuilder, LooseFields, LooseInputFields, LooseRef } from '../../schema/loose-builder.ts'
import type { Resource } from '../../schema/resource-definition.ts'
import { scopes, type PermissionBook } from './permission-book.ts'
import type { PersonPreview, ResourcePreview, ResourceRights } from './preview-person.ts'
import type { RoleEvent } from './role-history.ts'
import type { MatrixCell, MatrixPlugin, MatrixRole, RoleHold, RoleMatrix } from './role-matrix.ts'

export interface RoleTypes {
  readonly scope: LooseRef
  readonly matrix: LooseRef
  readonly hold: LooseRef
  readonly preview: LooseRef
  readonly event: LooseRef
  /** Inputs: permissions of a role with its version, and without. */
  readonly change: LooseRef
  readonly draft: LooseRef
}

/** The types of the matrix, of holders and of the preview. */
export function addRoleTypes(b: LooseBuilder, book: PermissionBook): RoleTypes {
  const scope = b.enumType('PermissionScope', { description: 'How far a permission reaches.', values: scopes })
  const cell = b.inputType('PermissionScopeInput', { fields: (t) => ({ permission: t.field({ type: 'String', required: true }), scope: t.field({ type: scope, required: true }) }) })
  const role = (t: LooseInputFields) => ({ role: t.field({ type: 'ID', required: true }), permissions: t.field({ type: [cell], required: true }) })
  return {
    scope,
    matrix: addMatrix(b, scope),
    hold: addHold(b),
    preview: addPreview(b, scope, book),
    event: addEvent(b),
    change: b.inputType('RolePermissionsInput', { fields: (t) => ({ ...role(t), expectedVersion: t.field({ type: 'Int', required: true }) }) }),
    draft: b.inputType('RoleDraft', { description: 'Permissions of a role as they would be; those that are left out are as they are.', fields: role }),
  }
}

function addMatrix(b: LooseBuilder, scope: LooseRef): LooseRef {
  const permission = simple(b, 'MatrixPermission', (t) => ({
    key: t.field({ type: 'String', resolve: ({ key }: MatrixPlugin['permissions'][number]) => key }),
    title: t.field({ type: 'String', description: 'In the language of whoever asks.', resolve: ({ title }: MatrixPlugin['permissions'][number]) => title }),
    scopes: t.field({ type: [scope], description: 'The scopes that have a meaning. Where it is ALL alone, the permission is had or not.', resolve: (item: MatrixPlugin['permissions'][number]) => item.scopes }),
  }))
  const plugin = simple(b, 'MatrixPlugin', (t) => ({
    id: t.field({ type: 'String', resolve: ({ id }: MatrixPlugin) => id }),
    title: t.field({ type: 'String', resolve: ({ title }: MatrixPlugin) => title }),
    permissions: t.field({ type: [permission], resolve: ({ permissions }: MatrixPlugin) => permissions }),
  }))
  const cell = simple(b, 'MatrixCell', (t) => ({
    permission: t.field({ type: 'String', resolve: (item: MatrixCell) => item.permission }),
    scope: t.field({ type: scope, resolve: (item: MatrixCell) => item.scope }),
    proposed: t.field({ type: scope, nullable: true, description: 'What the plugin proposes; null for a role of the company\'s own.', resolve: ({ proposed }: MatrixCell) => proposed }),
  }))
  const role = simple(b, 'MatrixRole', (t) => ({
    id: t.field({ type: 'ID', resolve: ({ id }: MatrixRole) => globalId('Role', id) }),
    version: t.field({ type: 'Int', resolve: ({ version }: MatrixRole) => version }),
    key: t.field({ type: 'String', resolve: ({ key }: MatrixRole) => key }),
    name: t.field({ type: 'String', resolve: ({ name }: MatrixRole) => name }),
    title: t.field({ type: 'String', description: 'The name; of a built-in role that nobody renamed, in the language of whoever asks.', resolve: ({ title }: MatrixRole) => title }),
    description: t.field({ type: 'String', nullable: true, resolve: ({ description }: MatrixRole) => description }),
    builtIn: t.field({ type: 'Boolean', resolve: ({ builtIn }: MatrixRole) => builtIn }),
    holders: t.field({ type: 'Int', description: 'How many active people hold it today.', resolve: ({ holders }: MatrixRole) => holders }),
    cells: t.field({ type: [cell], resolve: ({ cells }: MatrixRole) => cells }),
  }))
  return simple(b, 'RoleMatrix', (t) => ({
    plugins: t.field({ type: [plugin], resolve: ({ plugins }: RoleMatrix) => plugins }),
    roles: t.field({ type: [role], resolve: ({ roles }: RoleMatrix) => roles }),
    mayChange: t.field({ type: 'Boolean', resolve: ({ mayChange }: RoleMatrix) => mayChange }),
    mayGive: t.field({ type: 'Boolean', resolve: ({ mayGive }: RoleMatrix) => mayGive }),
  }))
}

function addHold(b: LooseBuilder): LooseRef {
  const state = b.enumType('RoleHoldState', { values: ['PAST', 'CURRENT', 'FUTURE'] })
  const person = simple(b, 'RoleHoldPerson', (t) => ({
    id: t.field({ type: 'ID', resolve: ({ id }: RoleHold['person']) => globalId('Person', id) }),
    name: t.field({ type: 'String', resolve: ({ name }: RoleHold['person']) => name }),
    active: t.field({ type: 'Boolean', resolve: ({ active }: RoleHold['person']) => active }),
    team: t.field({ type: 'String', nullable: true, resolve: ({ team }: RoleHold['person']) => team?.name ?? null }),
  }))
  return simple(b, 'RoleHold', (t) => ({
    id: t.field({ type: 'ID', resolve: ({ id }: RoleHold) => globalId('RoleHolder', id) }),
    person: t.field({ type: person, resolve: (item: RoleHold) => item.person }),
    validFrom: t.field({ type: 'Date', resolve: ({ validFrom }: RoleHold) => validFrom }),
    validTo: t.field({ type: 'Date', nullable: true, description: 'The first day on which it no longer holds.', resolve: ({ validTo }: RoleHold) => validTo }),
    state: t.field({ type: state, resolve: (item: RoleHold) => item.state }),
  }))
}

function addEvent(b: LooseBuilder): LooseRef {
  const kind = b.enumType('RoleEventKind', { values: ['ROLE', 'PERMISSION', 'HOLDER'] })
  return simple(b, 'RoleEvent', (t) => ({
    id: t.field({ type: 'ID', resolve: ({ id }: RoleEvent) => globalId('HistoryEntry', id) }),
    kind: t.field({ type: kind, description: 'Of the role itself, of what it allows, or of who holds it.', resolve: (item: RoleEvent) => item.kind }),
    action: t.field({ type: 'String', description: 'CREATE, UPDATE or DELETE.', resolve: ({ action }: RoleEvent) => action }),
    at: t.field({ type: 'DateTime', resolve: ({ at }: RoleEvent) => at }),
    actor: t.field({ type: 'String', nullable: true, description: 'Who did it; null for the system itself.', resolve: ({ actor }: RoleEvent) => actor }),
    permission: t.field({ type: 'String', nullable: true, resolve: (item: RoleEvent) => item.permission }),
    person: t.field({ type: 'String', nullable: true, resolve: (item: RoleEvent) => item.person }),
    changes: t.field({ type: 'JSON', description: 'By field, the value before and after.', resolve: ({ changes }: RoleEvent) => changes }),
  }))
}

function addPreview(b: LooseBuilder, scope: LooseRef, book: PermissionBook): LooseRef {
  const reach = b.enumType('Reach', { description: 'How far a right reaches; SOME is a condition of a plugin\'s own.', values: ['NONE', 'OWN', 'TEAM', 'DEPARTMENT', 'ALL', 'SOME'] })
  const rights = simple(b, 'ResourceRights', (t) => ({
    ...Object.fromEntries((['read', 'create', 'update', 'delete'] as const).map((action) => [action, t.field({ type: reach, resolve: (item: ResourceRights) => item[action] })])),
    rows: t.field({ type: 'Int', nullable: true, description: 'How many records the person finds; null where counting took too long.', resolve: ({ rows }: ResourceRights) => rows }),
    hidden: t.field({ type: ['String'], description: 'Fields that are left out of every record.', resolve: ({ hidden }: ResourceRights) => hidden }),
    partlyHidden: t.field({ type: ['String'], description: 'Fields that are left out of some records.', resolve: ({ partlyHidden }: ResourceRights) => partlyHidden }),
  }))
  const resource = simple(b, 'ResourcePreview', (t) => ({
    name: t.field({ type: 'String', resolve: (item: ResourcePreview) => item.resource.name }),
    plugin: t.field({ type: 'String', resolve: (item: ResourcePreview) => item.resource.plugin }),
    title: t.field({ type: 'String', resolve: (item: ResourcePreview, _args: never, { locale }: RequestContext) => titleOf(item.resource, book, locale) }),
    before: t.field({ type: rights, resolve: ({ before }: ResourcePreview) => before }),
    after: t.field({ type: rights, resolve: ({ after }: ResourcePreview) => after }),
  }))
  const permission = simple(b, 'PermissionPreview', (t) => ({
    permission: t.field({ type: 'String', resolve: (item: PersonPreview['permissions'][number]) => item.permission }),
    before: t.field({ type: scope, resolve: (item: PersonPreview['permissions'][number]) => item.before }),
    after: t.field({ type: scope, resolve: (item: PersonPreview['permissions'][number]) => item.after }),
  }))
  return simple(b, 'PersonPreview', (t) => ({
    personId: t.field({ type: 'ID', resolve: ({ person }: PersonPreview) => globalId('Person', person.id) }),
    name: t.field({ type: 'String', resolve: ({ person }: PersonPreview) => person.name }),
    active: t.field({ type: 'Boolean', resolve: ({ person }: PersonPreview) => person.active }),
    roles: t.field({ type: ['String'], description: 'Keys of the roles held today.', resolve: ({ roles }: PersonPreview) => roles }),
    permissions: t.field({ type: [permission], resolve: ({ permissions }: PersonPreview) => permissions }),
    resources: t.field({ type: [resource], resolve: ({ resources }: PersonPreview) => resources }),
  }))
}

function titleOf({ name, plugin, many }: Resource, book: PermissionBook, locale: string): string {
  return book.message(plugin, locale, `${name}.plural`) ?? many
}

function simple(b: LooseBuilder, name: string, fields: (t: LooseFields) => Record<string, unknown>): LooseRef {
  return b.objectRef(name).implement({ fields })
}
