import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { approvals } from '@tenon/approvals'
import { catalog } from '@tenon/catalog'
import { runImport } from '@tenon/core/import'
import { createTestApp, type TestApp } from '@tenon/core/testing'
import { customers } from '@tenon/customers'
import { pipeline } from '@tenon/pipeline'
import { browserLines } from './browser/browser-lines.ts'
import { guardLines } from './guard-cost.ts'
import { measureStart } from './measure-start.ts'
import { pathTable } from './read-paths.ts'
import { measureTypes } from './types/measure-types.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const samples = `${process.env['TENON_SAMPLE_DATA'] ?? `${root}../shared/data`}/maven-crm`

const queries = {
  'list: 50 opportunities with customer, stage and owner': '{ opportunities(first: 50) { nodes { id version name amount { amount currency } expectedCloseOn customer { id name } stage { id name } owner { id name } } pageInfo { hasNextPage endCursor } } }',
  'the same with the total': '{ opportunities(first: 50) { totalCount nodes { id version name amount { amount currency } expectedCloseOn customer { id name } stage { id name } owner { id name } } pageInfo { hasNextPage endCursor } } }',
  'list: page 100 of 50, sorted by amount': '',
  'board: all stages with 25 cards each': '{ stages(orderBy: [{ field: ORDINAL }]) { nodes { id name opportunities(first: 25, orderBy: [{ field: EXPECTED_CLOSE_ON }]) { nodes { id version name amount { amount currency } customer { id name } owner { id name } } pageInfo { hasNextPage endCursor } } } } }',
  'board: count and sum of each stage': '{ opportunityAggregate(groupBy: [{ field: STAGE }]) { key { stage { id } } count sum { amount { amount currency } } } }',
  'one opportunity with four references': '',
  'search: two words': '{ opportunities(first: 20, search: "gtx can") { nodes { id name } } }',
} as const

interface Line {
  readonly what: string
  readonly value: string
}

/** Measures and rewrites the tables of README.md beside this file. */
export async function main(part?: string): Promise<void> {
  if (part === 'types') return writeTypes()
  if (part === 'guard') return printGuard()
  if (!existsSync(samples)) throw new Error(`The sample data is not here: set TENON_SAMPLE_DATA to the folder that has maven-crm.`)
  if (part === 'reads') return writeReads()
  const lines: Line[] = []
  const data = mkdtempSync(join(tmpdir(), 'tenon-bench-'))
  lines.push({ what: '`npm start`, first time, from installed to ready', value: `${(await measureStart(data)).toFixed(1)} s` })
  lines.push({ what: '`npm start`, again, to ready', value: `${(await measureStart(data)).toFixed(1)} s` })
  rmSync(data, { recursive: true })
  const test = await openExample()
  lines.push(...(await importLines(test)))
  const ways = await waysTable(test)
  lines.push(...(await guardLines(test)))
  const table = await queryTable(test)
  await test.close()
  lines.push(...(await browserLines({ mapping: `${root}examples/imports/maven-crm.yaml`, samples })))
  write(lines, table)
  writeWays(ways)
}

/** Only what the typed client costs a compiler: `npm run bench -- types`. */
function writeTypes(): void {
  const file = fileURLToPath(new URL('README.md', import.meta.url))
  const { program, rows } = measureTypes()
  const made = [
    `Made by \`npm run bench -- types\` on ${new Date().toISOString().slice(0, 10)}: Node ${process.versions.node}, ${cpus().length} cores, one run each. ${program}. Instantiations are the same on every machine; seconds are not.`,
    '', '| TypeScript | s, the client alone | s, with all queries | MB | instantiations |', '| --- | --- | --- | --- | --- |', ...rows,
  ].join('\n')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/<!-- types -->[\s\S]*<!-- end of types -->/, `<!-- types -->\n${made}\n<!-- end of types -->`))
  process.stdout.write(made + '\n')
}

/** Only what the rights cost, to look at: `npm run bench -- guard`. */
async function printGuard(): Promise<void> {
  const test = await openExample()
  for (const { what, value } of await guardLines(test)) process.stdout.write(`${what}: ${value}\n`)
  await test.close()
}

/** Only the two ways of reading: `npm run bench -- reads`. */
async function writeReads(): Promise<void> {
  const test = await openExample()
  await importLines(test)
  writeWays(await waysTable(test))
  await test.close()
}

function openExample(): Promise<TestApp> {
  return createTestApp({ plugins: [customers(), catalog(), approvals(), pipeline()], settings: { showReadPath: true } })
}

/** Each query both ways; a director sees everything, a manager what the rules on rows leave. */
async function waysTable(test: TestApp): Promise<string[]> {
  const director = await test.as('DIRECTOR')
  const asked = await Promise.all(Object.entries(queries).map(async ([name, query]) => [name, query === '' ? await found(director, name) : query] as const))
  const manager = await test.as('MANAGER')
  return [...(await pathTable(test, director, asked)), ...(await pathTable(test, manager, asked.slice(0, 2).map(([name, query]) => [`${name}, as a manager`, query])))]
}

async function importLines(test: TestApp): Promise<Line[]> {
  let peak = 0
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 100)
  const before = process.memoryUsage.rss()
  const run = async (): Promise<{ rows: number; seconds: number }> => {
    const began = performance.now()
    const report = await runImport(test.app, test.app.systemContext('import'), { mapping: `${root}examples/imports/maven-crm.yaml`, paths: [samples] })
    await report.discard()
    return { rows: report.steps.reduce((sum, step) => sum + step.rows, 0), seconds: (performance.now() - began) / 1000 }
  }
  const first = await run()
  const again = await run()
  clearInterval(watch)
  const records = 8_800
  return [
    { what: `import of the sample CRM: ${first.rows} rows read, ${records} deals and what they need written`, value: `${first.seconds.toFixed(1)} s, ${Math.round(records / first.seconds)} deals/s` },
    { what: 'the same import again (changes nothing)', value: `${again.seconds.toFixed(1)} s` },
    { what: 'peak memory of the process while importing (the embedded database is in it)', value: `${Math.round(peak / 1e6)} MB (${Math.round(before / 1e6)} MB before)` },
  ]
}

async function queryTable(test: TestApp): Promise<string[]> {
  const director = await test.as('DIRECTOR')
  const rows: string[] = []
  for (const [name, given] of Object.entries(queries)) {
    const text = given === '' ? await found(director, name) : given
    // The caller's rights are read once and kept: they are no part of a query's cost.
    await director.graphql(text)
    const statements = (await test.statements(() => director.graphql(text))).length
    for (let warm = 0; warm < 5; warm++) await director.graphql(text)
    const times: number[] = []
    for (let turn = 0; turn < 30; turn++) {
      const began = performance.now()
      await director.graphql(text)
      times.push(performance.now() - began)
    }
    times.sort((left, right) => left - right)
    rows.push(`| ${name} | ${statements} | ${times[15]!.toFixed(1)} | ${times[28]!.toFixed(1)} |`)
  }
  return rows
}

/** The text of a query that is about records which the data has. */
async function found(caller: Awaited<ReturnType<TestApp['as']>>, name: string): Promise<string> {
  if (name.startsWith('list')) return deepPage(caller)
  const { data } = await caller.graphql<{ opportunities: { nodes: { id: string }[] } }>('{ opportunities(first: 1) { nodes { id } } }')
  return `{ opportunity(id: "${data!.opportunities.nodes[0]!.id}") { id version name amount { amount currency } customer { id name } stage { id name } owner { id name } team { id name } } }`
}

/** The query of the hundredth page. */
async function deepPage(caller: Awaited<ReturnType<TestApp['as']>>): Promise<string> {
  const page = (after: string): string => `{ opportunities(first: 50, orderBy: [{ field: AMOUNT, direction: DESC }]${after}) { nodes { id name amount { amount } } pageInfo { endCursor } } }`
  let after = ''
  for (let turn = 1; turn < 100; turn++) {
    const { data } = await caller.graphql<{ opportunities: { pageInfo: { endCursor: string } } }>(page(after))
    after = `, after: "${data!.opportunities.pageInfo.endCursor}"`
  }
  return page(after)
}

function writeWays(rows: readonly string[]): void {
  const file = fileURLToPath(new URL('README.md', import.meta.url))
  const made = [
    `Made by \`npm run bench -- reads\` on ${new Date().toISOString().slice(0, 10)}: Node ${process.versions.node}, ${cpus().length} cores, ${process.env['TENON_TEST_DATABASE'] ? 'a PostgreSQL server' : 'the embedded database'}, asked in turns through \`fetch\`; both ways gave the same answers. Processor time of the process, median of a request: a busy machine disturbs it less than the clock.`,
    '', '| query | SQL statements | ordinary, CPU ms | compiled, CPU ms | ratio |', '| --- | --- | --- | --- | --- |', ...rows,
  ].join('\n')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/<!-- ways -->[\s\S]*<!-- end of ways -->/, `<!-- ways -->\n${made}\n<!-- end of ways -->`))
  process.stdout.write(made + '\n')
}

function write(lines: readonly Line[], table: readonly string[]): void {
  const file = fileURLToPath(new URL('README.md', import.meta.url))
  const text = readFileSync(file, 'utf8')
  const made = [
    `Made by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: Node ${process.versions.node}, ${cpus().length} cores, the embedded database in the same process. Compare ratios, not milliseconds: machines differ and are shared.`,
    '', '| what | |', '| --- | --- |', ...lines.map(({ what, value }) => `| ${what} | ${value} |`),
    '', '8,800 deals and 85 customers, asked as a director through `fetch`, rights included:',
    '', '| query | SQL statements | median ms | 95th percentile ms |', '| --- | --- | --- | --- |', ...table,
  ].join('\n')
  writeFileSync(file, text.replace(/<!-- begin -->[\s\S]*<!-- end -->/, `<!-- begin -->\n${made}\n<!-- end -->`))
  process.stdout.write(made + '\n')
}

await main(process.argv[2])
process.exit(0)
