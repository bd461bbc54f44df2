import { describe, expect, it } from 'vitest'
import { DataError } from '../../src/data/data-error.ts'
import { changesOf, countChanges, draftedScope, rebase, strayed, withCell, type Draft } from '../../src/screens/roles/role-draft.ts'
import { RolesState } from '../../src/screens/roles/roles-state.svelte.ts'
import type { Matrix, Role, Scope } from '../../src/screens/roles/roles-types.ts'
import { fakeClient, refused } from './fake-client.ts'

const none: Draft = new Map()
const role = (id: string, scopes: Readonly<Record<string, Scope>>, version = 1): Role => ({
  id: `Role:${id}`, version, key: id.toUpperCase(), name: id, title: id, description: null, builtIn: true, holders: 0,
  cells: Object.entries(scopes).map(([permission, scope]) => ({ permission, scope, proposed: scope })),
})
const matrix = (...roles: readonly Role[]): Matrix => ({ plugins: [], roles, mayChange: true, mayGive: true })
const rep = role('rep', { read: 'OWN', write: 'OWN' })
const lead = role('lead', { read: 'TEAM', write: 'NONE' })

describe('a draft of permissions', () => {
  it('has the cells that differ from what is saved, and loses one that is as it was', () => {
    const one = withCell(none, rep, 'read', 'ALL')
    const two = withCell(one, lead, 'write', 'TEAM')
    expect([countChanges(one), countChanges(two), countChanges(none)]).toEqual([1, 2, 0])
    expect([draftedScope(two, rep, 'read'), draftedScope(two, rep, 'write')]).toEqual(['ALL', 'OWN'])
    expect(withCell(two, rep, 'read', 'OWN').has(rep.id)).toBe(false)
    expect(countChanges(withCell(one, rep, 'read', 'TEAM'))).toBe(1)
  })

  it('is asked to be saved role by role, at the version that was read', () => {
    const draft = withCell(withCell(withCell(none, rep, 'read', 'ALL'), rep, 'write', 'NONE'), lead, 'write', 'TEAM')
    expect(changesOf(draft, matrix(rep, lead))).toEqual([
      { role: 'Role:rep', expectedVersion: 1, permissions: [{ permission: 'read', scope: 'ALL' }, { permission: 'write', scope: 'NONE' }] },
      { role: 'Role:lead', expectedVersion: 1, permissions: [{ permission: 'write', scope: 'TEAM' }] },
    ])
  })

  it('keeps of itself what is still a change after the roles were read again', () => {
    const draft = withCell(withCell(withCell(none, rep, 'read', 'ALL'), rep, 'write', 'NONE'), lead, 'write', 'TEAM')
    const kept = rebase(draft, matrix(role('rep', { read: 'ALL', write: 'OWN' }, 2)))
    expect([...kept.keys()]).toEqual(['Role:rep'])
    expect([...kept.get('Role:rep')!]).toEqual([['write', 'NONE']])
  })
})

describe('a built-in role', () => {
  const gate = { key: 'export', title: 'Export', scopes: ['ALL'] as const }
  const all = { ...matrix(), plugins: [{ id: 'core', title: 'Core', permissions: [gate, { key: 'read', title: 'Read', scopes: ['OWN', 'TEAM', 'ALL'] as const }] }] }
  const withCells = (...cells: readonly (readonly [string, Scope, Scope | null])[]) => ({ ...rep, cells: cells.map(([permission, scope, proposed]) => ({ permission, scope, proposed })) })

  it('has strayed from what is proposed where a scope differs, and where something is had that was not', () => {
    expect(strayed(withCells(['read', 'OWN', 'OWN'], ['export', 'ALL', 'ALL']), all)).toBe(false)
    expect(strayed(withCells(['read', 'TEAM', 'OWN']), all)).toBe(true)
    expect(strayed(withCells(['export', 'NONE', 'ALL']), all)).toBe(true)
    expect(strayed(withCells(['export', 'OWN', 'ALL']), all)).toBe(false)
    expect(strayed(withCells(['read', 'TEAM', null]), all)).toBe(false)
  })
})

describe('the matrix of roles', () => {
  const open = async (script: Parameters<typeof fakeClient>[0]) => {
    const client = fakeClient(script)
    const state = new RolesState(client)
    await state.load()
    return { client, state }
  }

  it('saves all changed cells at once and shows what is there then', async () => {
    const saved = role('rep', { read: 'ALL', write: 'OWN' }, 2)
    const { client, state } = await open({ query: [{ matrix: matrix(rep, lead) }, { matrix: matrix(saved, lead) }], mutate: [{ result: { __typename: 'SetRolePermissionsPayload' } }] })
    state.set(rep, 'read', 'ALL')
    expect(state.changes).toBe(1)
    expect((await state.save()).ok).toBe(true)
    expect(client.writes[0]!.variables).toEqual({ input: { roles: [{ role: 'Role:rep', expectedVersion: 1, permissions: [{ permission: 'read', scope: 'ALL' }] }] } })
    expect([state.changes, state.saving, state.refusal, state.matrix!.roles[0]!.version]).toEqual([0, false, null, 2])
  })

  it('keeps what was refused, with the reason, until something else is changed', async () => {
    const { state } = await open({ query: [{ matrix: matrix(rep) }], mutate: [refused('RefusedError', { code: 'LAST_ADMINISTRATOR', message: 'Nobody would be left.' })] })
    state.set(rep, 'read', 'NONE')
    expect((await state.save()).ok).toBe(false)
    expect([state.changes, state.refusal]).toEqual([1, 'Nobody would be left.'])
    state.set(rep, 'write', 'NONE')
    expect([state.changes, state.refusal]).toEqual([2, null])
    state.discard()
    expect(state.changes).toBe(0)
  })

  it('after a conflict shows what somebody else saved, with the own changes on it', async () => {
    const theirs = role('rep', { read: 'OWN', write: 'TEAM' }, 2)
    const { state } = await open({ query: [{ matrix: matrix(rep) }, { matrix: matrix(theirs) }], mutate: [refused('ConflictError', { code: 'VERSION_CONFLICT', message: 'Changed by somebody else.' })] })
    state.set(rep, 'read', 'ALL')
    await state.save()
    expect(state.matrix!.roles[0]!.version).toBe(2)
    expect([state.changes, draftedScope(state.draft, theirs, 'read'), draftedScope(state.draft, theirs, 'write')]).toEqual([1, 'ALL', 'TEAM'])
  })

  it('says so where the server gives no answer, and can be asked again', async () => {
    const { state } = await open({ query: [new DataError('network', 'Gone'), { matrix: matrix(rep) }] })
    expect([state.matrix, state.error?.kind]).toEqual([null, 'network'])
    await state.load()
    expect([state.matrix?.roles.length, state.error]).toEqual([1, null])
  })
})
