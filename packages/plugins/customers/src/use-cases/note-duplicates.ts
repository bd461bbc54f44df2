import type { Context } from '../context.ts'

const keys = ['matchName', 'matchDomain', 'matchPhone'] as const
/** A key that more share is no sign of a duplicate: a portal's domain, a switchboard. */
const most = 6
const atOnce = 500

interface Row {
  readonly id: string
  readonly name: string
  readonly ownerId: string | null
  readonly teamId: string | null
  readonly matchName: string | null
  readonly matchDomain: string | null
  readonly matchPhone: string | null
}

/**
 * Policy: "the same company under another spelling: candidates, never merged by itself." Every half hour, whatever way customers
 * came in (form, import, conversion of a lead): each pair that looks like one becomes a case, once. What was decided stays decided.
 */
export async function noteDuplicates(context: Context): Promise<void> {
  const system = context.system('pairs of customers that look like one')
  for (const key of keys) {
    const groups = await system.customer.groupBy({ by: [key], where: { [key]: { not: null }, mergedIntoId: null }, having: { [key]: { _count: { gt: 1, lte: most } } }, orderBy: { [key]: 'asc' }, _count: { _all: true } } as never)
    const values = (groups as unknown as readonly Readonly<Record<string, string>>[]).map((group) => group[key]!)
    for (let start = 0; start < values.length; start += atOnce) {
      const rows = await system.customer.findMany({ where: { [key]: { in: values.slice(start, start + atOnce) }, mergedIntoId: null }, select: { id: true, name: true, ownerId: true, teamId: true, matchName: true, matchDomain: true, matchPhone: true }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
      await system.duplicateCase.createMany({ data: pairsBy(rows, key), skipDuplicates: true })
    }
  }
  await shareOut(system)
}

/** Older ones first: the newer of a pair is the one in question. Ids are of time, and decide which is which for ever. */
function pairsBy(rows: readonly Row[], key: (typeof keys)[number]) {
  return rows.flatMap((left, index) => rows.slice(index + 1).filter((right) => right[key] === left[key]).map((right) => {
    const [other, customer] = left.id < right.id ? [left, right] : [right, left]
    return {
      customerId: customer.id, otherId: other.id, summary: `${customer.name} / ${other.name}`,
      ...commonOwner(customer, other),
      byName: same(customer.matchName, other.matchName), byDomain: same(customer.matchDomain, other.matchDomain), byPhone: same(customer.matchPhone, other.matchPhone),
    }
  }))
}

/** Who sees one of the two must not be told of the other. */
function commonOwner(left: Pick<Row, 'ownerId' | 'teamId'>, right: Pick<Row, 'ownerId' | 'teamId'>) {
  return { ownerId: left.ownerId === right.ownerId ? left.ownerId : null, teamId: left.teamId === right.teamId ? left.teamId : null }
}

/** Cases whose customers changed hands since: nobody's until here. */
async function shareOut(system: Context['db']): Promise<void> {
  const cases = await system.duplicateCase.findMany({ where: { teamId: null, customer: { teamId: { not: null } }, other: { teamId: { not: null } } }, select: { id: true, customer: { select: { ownerId: true, teamId: true } }, other: { select: { ownerId: true, teamId: true } } } })
  for (const { id, customer, other } of cases) {
    const owner = commonOwner(customer, other)
    if (owner.teamId !== null) await system.duplicateCase.update({ where: { id }, data: owner })
  }
}

function same(left: string | null, right: string | null): boolean {
  return left !== null && left === right
}
