import type { TestApp, TestCaller } from '@tenon/core/testing'
import { openCompany, type Company } from '../writing/company.ts'
import type { Policy } from '../writing/policy.ts'
import { readWorld } from '../writing/world/store.ts'
import { rowsOf, type World } from '../writing/world/world.ts'
import type { Resource, View } from './answers.ts'
import { inOrder, usualOrder, type TextOrder } from './order.ts'
import { seenBy } from './seen.ts'

export interface ExactBench {
  readonly company: Company
  readonly resources: readonly Resource[]
  readonly world: World
  readonly texts: TextOrder
  /** Somebody with a role, and what the policy lets that person see. */
  meet(role: string): Promise<{ readonly caller: TestCaller; readonly policy: Policy; readonly view: View }>
  close(): Promise<void>
}

export async function openExactBench(seed: number): Promise<ExactBench> {
  const company = await openCompany(seed)
  const { app } = company
  const { models, registry } = app.app
  const world = await readWorld(app, Object.keys(models.models))
  const resources = [...registry.resources.values()]
  const texts = await textOrder(app, world)
  return {
    company, resources, world, texts,
    meet: async (role) => {
      const { caller, policy } = await company.meet(role)
      const view: View = {
        models, currency: app.app.company.currency, seen: seenBy(models, policy, world),
        resourceOf: (name) => registry.resources.get(name)!,
        inListOrder: (resource, rows) => inOrder(view, resource, usualOrder(policy, view, resource, true), texts, rows),
      }
      return { caller, policy, view }
    },
    close: () => app.close(),
  }
}

/** The collation is the database's own, so it is asked. */
async function textOrder({ app }: TestApp, world: World): Promise<TextOrder> {
  const texts = new Set<string>()
  for (const name of world.keys()) for (const row of rowsOf(world, name)) for (const value of Object.values(row)) if (typeof value === 'string') texts.add(value)
  const { rows } = await app.database.pool.query<{ text: string; plain: string; name: string }>(
    'select text, rank() over (order by text) as plain, rank() over (order by core.name_sort_key_1(text) collate "C") as name from unnest($1::text[]) text',
    [[...texts]],
  )
  return { plain: new Map(rows.map(({ text, plain }) => [text, Number(plain)])), names: new Map(rows.map(({ text, name }) => [text, Number(name)])) }
}
