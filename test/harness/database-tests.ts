import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

const OPENS_DATABASE = /TENON_TEST_DATABASE|['"]@tenon\/core\/testing['"]/
const RELATIVE_IMPORT = /\b(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g

/**
 * The test files below the folders that open a database: those that read TENON_TEST_DATABASE or use the core's test kit, themselves or through
 * helpers of the tests. Paths are relative to `root`, with forward slashes.
 */
export function databaseTestFiles(root: string, folders: readonly string[]): string[] {
  const known = new Map<string, boolean>()
  const files = folders.flatMap((folder) => testFilesIn(join(root, folder)))
  return files.filter((file) => opensDatabase(file, known)).map((file) => relative(root, file).split(sep).join('/'))
}

function testFilesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return testFilesIn(path)
    return entry.name.endsWith('.test.ts') ? [path] : []
  })
}

function opensDatabase(file: string, known: Map<string, boolean>): boolean {
  const seen = known.get(file)
  if (seen !== undefined) return seen
  known.set(file, false) // ends cycles
  const text = readFileSync(file, 'utf8')
  const opens = OPENS_DATABASE.test(text) || helpersOf(file, text).some((helper) => opensDatabase(helper, known))
  known.set(file, opens)
  return opens
}

/** Files of tests and test kits that a file imports. What the product itself imports does not make a test a database test. */
function helpersOf(file: string, text: string): string[] {
  return [...text.matchAll(RELATIVE_IMPORT)]
    .map(([, path = '']) => resolve(dirname(file), path))
    .filter((path) => /[\\/](test|testing)[\\/]/.test(path) && existsSync(path) && statSync(path).isFile())
}
