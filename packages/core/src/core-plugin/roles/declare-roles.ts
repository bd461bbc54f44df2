import type { RequestContext } from '../../context.ts'
import { ruleSources } from '../../app/rule-sources.ts'
import type { Plugin } from '../../plugin/plugin-types.ts'
import type { LooseBuilder, LooseFields, LooseInputFields } from '../../schema/loose-builder.ts'
import type { UseCaseOptions } from '../../schema/use-case.ts'
import { createRole, deleteRole, renameRole, resetRole, type NewRole } from './change-roles.ts'
import { changeHolder, endRole, giveRole, type Gift } from './holders.ts'
import type { PermissionBook } from './permission-book.ts'
import { previewPerson, type Draft } from './preview-person.ts'
import { loadRoleHistory } from './role-history.ts'
import { loadHolders, loadRoleMatrix } from './role-matrix.ts'
import { addRoleTypes, type RoleTypes } from './role-types.ts'
import { setPermissions, type PermissionChange, type RoleChange } from './set-permissions.ts'

type Builder = LooseBuilder & { useCase<Input>(name: string, options: UseCaseOptions<RequestContext, Input>): void }

/** Roles as data: what each may, who holds it, and what a person would see. `plugins` are all that are enabled, the core too. */
export function declareRoles(builder: object, book: PermissionBook, plugins: readonly Plugin[]): void {
  const b = builder as Builder
  const types = addRoleTypes(b, book)
  addQueries(b, types, { book, plugins })
  addPermissionUseCases(b, types, book)
  addRoleUseCases(b, book)
  addHolderUseCases(b, book)
}

function addQueries(b: Builder, types: RoleTypes, { book, plugins }: { book: PermissionBook; plugins: readonly Plugin[] }): void {
  const sources = ruleSources(plugins)
  b.queryFields((t: LooseFields) => ({
    roleMatrix: t.field({ type: types.matrix, description: 'All roles and what each may. Needs core:roles or core:audit.', resolve: (_root: never, _args: never, context: RequestContext) => loadRoleMatrix(context, book) }),
    roleHolders: t.field({
      type: [types.hold], description: 'Who holds, held and will hold a role. Needs core:roles or core:audit.', args: { role: t.arg({ type: 'ID', required: true }) },
      resolve: (_root: never, { role }: { role: string }, context: RequestContext) => loadHolders(context, role),
    }),
    roleHistory: t.field({
      type: [types.event], description: 'What became of a role, newest first. Needs core:roles for the whole company, or core:audit.', args: { role: t.arg({ type: 'ID', required: true }), first: t.arg({ type: 'Int' }) },
      resolve: (_root: never, { role, first }: { role: string; first?: number | null }, context: RequestContext) => loadRoleHistory(context, role, first ?? 50),
    }),
    previewPerson: t.field({
      type: types.preview, description: 'What a person may and how many records that are, now and with other permissions of roles. Numbers only, never a record. Needs core:roles.',
      args: { personId: t.arg({ type: 'ID', required: true }), draft: t.arg({ type: [types.draft] }) },
      resolve: (_root: never, { personId, draft }: { personId: string; draft?: Draft | null }, context: RequestContext) => previewPerson(context, { book, sources }, { personId, draft: draft ?? [] }),
    }),
  }))
}

function addPermissionUseCases(b: Builder, types: RoleTypes, book: PermissionBook): void {
  b.useCase<{ role: string; expectedVersion: number } & PermissionChange>('setRolePermission', {
    description: 'Gives a role a permission at a scope, or takes it away with NONE. Needs core:roles for the whole company.', answers: 'Role',
    input: (t) => ({ ...versioned(t), permission: t.field({ type: 'String', required: true }), scope: t.field({ type: types.scope, required: true }) }),
    run: async (context, { role, expectedVersion, permission, scope }) => {
      await setPermissions(context, book, [{ role, expectedVersion, permissions: [{ permission, scope }] }])
      return rowId(role)
    },
  })
  b.useCase<{ roles: readonly RoleChange[] }>('setRolePermissions', {
    description: 'The same for many permissions of many roles: all of them, or none.',
    input: (t) => ({ roles: t.field({ type: [types.change], required: true }) }),
    run: async (context, { roles }) => {
      await setPermissions(context, book, roles)
      return {}
    },
  })
}

function addRoleUseCases(b: Builder, book: PermissionBook): void {
  const words = (t: LooseInputFields) => ({ name: t.field({ type: 'String', required: true }), description: t.field({ type: 'String' }) })
  b.useCase<NewRole>('createRole', {
    description: 'Makes a role of the company\'s own, with the permissions of another where `copyFrom` names one.', answers: 'Role',
    input: (t) => ({ ...words(t), key: t.field({ type: 'String', description: 'Made from the name where it is left out.' }), copyFrom: t.field({ type: 'ID' }) }),
    run: createRole,
  })
  b.useCase<Parameters<typeof renameRole>[1]>('renameRole', { description: 'Changes the name and description of a role.', answers: 'Role', input: (t) => ({ ...versioned(t), ...words(t) }), run: renameRole })
  b.useCase<Parameters<typeof resetRole>[2]>('resetRole', { description: 'Gives a built-in role the permissions back that the plugins propose.', answers: 'Role', input: versioned, run: (context, input) => resetRole(context, book, input) })
  b.useCase<Parameters<typeof deleteRole>[1]>('deleteRole', {
    description: 'Deletes a role of the company\'s own that nobody holds.', input: versioned,
    run: async (context, input) => {
      await deleteRole(context, input)
      return {}
    },
  })
}

function addHolderUseCases(b: Builder, book: PermissionBook): void {
  const days = (t: LooseInputFields) => ({ validFrom: t.field({ type: 'Date', description: 'Today where it is left out.' }), validTo: t.field({ type: 'Date', description: 'The first day on which it no longer holds; null for ever.' }) })
  b.useCase<Gift>('giveRole', {
    description: 'Gives a person a role, from a day until a day.', answers: 'Role',
    input: (t) => ({ personId: t.field({ type: 'ID', required: true }), role: t.field({ type: 'ID', required: true }), ...days(t) }),
    run: (context, input) => giveRole(context, book, input),
  })
  b.useCase<Parameters<typeof changeHolder>[2]>('changeHolder', { description: 'Changes from when until when a person holds a role; what is left out stays.', answers: 'Role', input: (t) => ({ id: t.field({ type: 'ID', required: true }), ...days(t) }), run: (context, input) => changeHolder(context, book, input) })
  b.useCase<Parameters<typeof endRole>[2]>('endRole', {
    description: 'Ends that a person holds a role: on a day, today where none is given.', answers: 'Role',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }), on: t.field({ type: 'Date', description: 'The first day on which it no longer holds.' }) }),
    run: (context, input) => endRole(context, book, input),
  })
}

function versioned(t: LooseInputFields): Record<string, unknown> {
  return { role: t.field({ type: 'ID', required: true }), expectedVersion: t.field({ type: 'Int', required: true, description: 'The `version` of the role that the caller read.' }) }
}

function rowId(id: string): string {
  return id.slice(id.indexOf(':') + 1)
}
