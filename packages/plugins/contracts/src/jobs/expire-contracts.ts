import { runTransition } from '@tenon/core'
import type { Context } from '../context.ts'
import { moves } from '../domain/lifecycle.ts'
import { dateOf } from '../rows.ts'

/** Contracts that are read at a time: all whose day is over end in one night. */
const PAGE = 200

/**
 * "SIGNED: end date, EXPIRED": a contract ends by itself in the night after its last day, in the zone of the company. Signed amendments change
 * that day; an amendment ends with its contract. What has ended is not found again.
 */
export async function expireContracts(context: Context): Promise<void> {
  const system = context.system('contracts end when their last day is over')
  const today = dateOf(context.today())
  const over = { status: { in: [...moves.expire.from] }, effectiveEndOn: { lt: today } }
  for (;;) {
    const page = await system.contract.findMany({ where: over, select: { id: true }, orderBy: { id: 'asc' }, take: PAGE })
    for (const { id } of page) await runTransition(context, 'Contract', id, 'expire')
    if (page.length < PAGE) return
  }
}
