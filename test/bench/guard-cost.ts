import type { TestApp } from '@tenon/core/testing'

type Read = (args: Record<string, unknown>) => Promise<unknown>

const reads = [
  { what: '50 opportunities', args: { take: 50 } },
  { what: '50 opportunities with customer, stage, owner and lines', args: { take: 50, include: { customer: true, stage: true, owner: true, lines: true } } },
] as const

/** Somebody with about thirty rules, and one head of a unit with three roles. */
const callers = [['SUPPORT'], ['MANAGER', 'PRODUCT', 'SUPPORT']] as const

/** What the rights cost: making ability and guard for a request whose caller's rights are new, and statements with and without them. */
export async function guardLines(test: TestApp): Promise<{ what: string; value: string }[]> {
  const principals = []
  for (const roles of callers) principals.push(await test.app.principalOf((await test.as(roles, { unit: 'BENCH', heads: true })).personId))
  const principal = principals.at(-1)!
  const lines = principals.map((one) => {
    const make = () => test.app.createContext({ ...one })
    return { what: `ability and guard of a request, rights new, ${make().ability.casl.rules.length} rules`, value: `${median(() => void make().db['opportunity']).toFixed(3)} ms` }
  })
  lines.push({ what: 'guard of a request, rights known', value: `${median(() => void test.app.createContext(principal).db['opportunity']).toFixed(3)} ms` })
  for (const { what, args } of reads) {
    const count = async (read: Read): Promise<number> => (await test.statements(() => read(structuredClone(args)))).length
    const raw = await count((given) => test.app.base['opportunity']!['findMany']!(given) as Promise<unknown>)
    const guarded = await count((given) => test.app.createContext(principal).db['opportunity']!.findMany(given))
    lines.push({ what: `SQL statements for ${what}, without and with the guard`, value: `${raw} and ${guarded}` })
  }
  return lines
}

function median(work: () => void): number {
  for (let warm = 0; warm < 500; warm++) work()
  const times = Array.from({ length: 2_000 }, () => {
    const began = performance.now()
    work()
    return performance.now() - began
  })
  return times.sort((left, right) => left - right)[1_000]!
}
