import type { TestApp, TestCaller } from '@tenon/core/testing'

const rounds = 40

/**
 * Queries both ways in one run, in turns, by processor time, which a busy machine disturbs least. Gives rows of a table. Throws where the answers
 * differ.
 */
export async function pathTable(test: TestApp, caller: TestCaller, queries: readonly (readonly [name: string, query: string])[]): Promise<string[]> {
  const rows: string[] = []
  for (const [name, query] of queries) {
    const ask = askWith(caller, query)
    const [ordinary, compiled] = [await ask('ordinary'), await ask('compiled')]
    if (compiled.path !== 'compiled') throw new Error(`Not compiled: ${compiled.path}: ${query}`)
    if (JSON.stringify(JSON.parse(ordinary.text)) !== JSON.stringify(JSON.parse(compiled.text))) throw new Error(`The ways differ: ${query}`)
    const statements = [(await test.statements(() => ask('ordinary'))).length, (await test.statements(() => ask('compiled'))).length]
    const [slow, fast] = await measure(ask)
    rows.push(`| ${name} | ${statements.join(' → ')} | ${slow.toFixed(1)} | ${fast.toFixed(1)} | ${(slow / fast).toFixed(1)} |`)
  }
  return rows
}

type Ask = (path: 'ordinary' | 'compiled') => Promise<{ readonly text: string; readonly path: string | null }>

function askWith(caller: TestCaller, query: string): Ask {
  return async (path) => {
    const response = await caller.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', 'tenon-read-path': path }, body: JSON.stringify({ query }) })
    return { text: await response.text(), path: response.headers.get('tenon-read-path') }
  }
}

/** Medians of this process's milliseconds of processor time; the embedded database is in them, a server is not. */
async function measure(ask: Ask): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    for (const way of round % 2 === 0 ? [0, 1] : [1, 0]) {
      const began = process.cpuUsage()
      await ask(way === 0 ? 'ordinary' : 'compiled')
      const { user, system } = process.cpuUsage(began)
      times[way]!.push((user + system) / 1000)
    }
  }
  return [median(times[0]), median(times[1])]
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)]!
}
