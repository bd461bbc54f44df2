import type { RequestContext } from '../context.ts'
import { internalsOf } from '../writes/context-internals.ts'

/** Days that a delivery is kept: one that arrived, and one that was given up and could be sent again. */
export const KEPT_DAYS = { DELIVERED: 30, DEAD: 90 } as const

export async function pruneDeliveries(context: RequestContext): Promise<void> {
  const before = (days: number): Date => new Date(context.now().getTime() - days * 24 * 3600_000)
  const OR = (Object.keys(KEPT_DAYS) as (keyof typeof KEPT_DAYS)[]).map((status) => ({ status, createdAt: { lt: before(KEPT_DAYS[status]) } }))
  await internalsOf(context).base['webhookDelivery']!['deleteMany']!({ where: { OR } })
}
