import type { TestApp } from '@tenon/core/testing'

type Read = (args: Record<string, unknown>) => Promise<unknown>

const reads = [
  { what: '50 opportunities', args: { take: 50 } },
  { what: '50 opportunities with customer, stage, owner and lines', args: { take: 50, include: { customer: true, stage: true, owner: true, lines: true } } },
] as const

/** What the rights cost: making ability and guard for a request whose caller's rights are new, and statements with and without them. */
export async function guardLines(test: TestApp): Promise<{ what: string; value: string }[]> {
  const { personId } = await test.as(['MANAGER', 'PRODUCT', 'SUPPORT'], { unit: 'BENCH', heads: true })
  const principal = await test.app.principalOf(personId)
  const make = () => test.app.createContext({ ...principal })
  const rules = make().ability.casl.rules.length
  const lines = [
    { what: `ability and guard of a request, rights new, ${rules} rules`, value: `${median(() => void make().db['opportunity']).toFixed(3)} ms` },
    { what: 'guard of a request, rights known', value: `${median(() => void test.app.createContext(principal).db['opportunity']).toFixed(3)} ms` },
  ]
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
