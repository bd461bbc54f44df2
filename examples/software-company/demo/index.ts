import type { PolicyFacts } from '@tenon/contracts'
import type { RequestContext } from '@tenon/core'
import { classifyCustomers } from '@tenon/customers'
import { makeCompany } from './company.ts'
import { makeRows } from './rows/make-rows.ts'
import type { StageRow } from './rows/deal-rows.ts'
import { writeRows } from './write-rows.ts'

/** Writes the demo company into an empty installation: Qiming Software with its people, customers, and a year of business. */
export default async function demo(_app: unknown, context: RequestContext): Promise<void> {
  const company = makeCompany({ seed: 'qiming', today: context.today(), newId: () => context.newId() })
  const stages = (await context.db['stage']!.findMany({ select: { id: true, key: true, probabilityBp: true } })) as unknown as StageRow[]
  const roles = (await context.db['role']!.findMany({ select: { id: true, key: true } })) as { id: string; key: string }[]
  const policies = (await context.db['reviewPolicy']!.findMany({ where: { active: true } })) as unknown as PolicyFacts[]
  const rows = makeRows(company, { stages, roleIds: new Map(roles.map(({ id, key }) => [key, id])), policies })
  await writeRows(rows, company.organisation.rows.heads, context)
  // Classes are nobody's fiction: they follow from the rules, as every night.
  await classifyCustomers(context as unknown as Parameters<typeof classifyCustomers>[0])
}
