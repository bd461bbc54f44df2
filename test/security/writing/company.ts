import { createTestApp, seededRandom, type TestApp, type TestCaller } from '@tenon/core/testing'
import { dropChecks } from '../support/drop-checks.ts'
import { proofPlugins } from './composition.ts'
import { policyOf, type Policy } from './policy.ts'
import { makeWorld } from './world/make-world.ts'
import { allNames, readWorld, storeWorld } from './world/store.ts'
import { rowsOf, type World } from './world/world.ts'

/** A company full of records, with one person of every default role. */
export interface Company {
  readonly app: TestApp
  readonly world: World
  /** The default roles, and '' for a person without one. */
  readonly roles: readonly string[]
  meet(role: string): Promise<{ readonly caller: TestCaller; readonly policy: Policy }>
}

export async function openCompany(seed: number): Promise<Company> {
  const app = await createTestApp({ plugins: await proofPlugins(), now: () => new Date('2026-06-15T04:00:00.000Z') })
  await dropChecks(app)
  const { models, plugins } = app.app
  const world = makeWorld(models, seededRandom(seed), await readWorld(app, ['Role', 'RolePermission']))
  await storeWorld(app, world, allNames(models))
  const people = peopleByRole(world)
  return {
    app, world,
    roles: [...people.keys()],
    meet: async (role) => {
      const personId = people.get(role)!
      return { caller: await app.caller(personId), policy: policyOf(models, plugins, await app.app.principalOf(personId)) }
    },
  }
}

function peopleByRole(world: World): ReadonlyMap<string, string> {
  const keys = new Map(rowsOf(world, 'Role').map((role) => [role['id'], role['key'] as string]))
  const held = rowsOf(world, 'RoleHolder').map((holder) => [keys.get(holder['roleId'])!, holder['personId'] as string] as const)
  const free = rowsOf(world, 'Person').find((person) => !held.some(([, id]) => id === person['id']))!
  return new Map([...held, ['', free['id'] as string]])
}
