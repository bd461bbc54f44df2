import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse, validate, type GraphQLSchema } from 'graphql'
import { sdkErrors } from './errors.ts'

/** Documents of a program by the SHA-256 of their text, each checked against the schema. Reads .graphql files, and .jsonl files with one `{"text"}` a line as `onRequest` can write them. */
export function collectDocuments(folder: string, schema: GraphQLSchema): Record<string, string> {
  const found: Record<string, string> = {}
  for (const file of filesIn(folder)) {
    for (const text of textsIn(file)) {
      check(file, text, schema)
      found[createHash('sha256').update(text).digest('hex')] = text
    }
  }
  return Object.fromEntries(Object.entries(found).sort(([, left], [, right]) => (left < right ? -1 : 1)))
}

function filesIn(place: string): string[] {
  if (statSync(place).isFile()) return [place]
  return readdirSync(place, { withFileTypes: true }).filter(({ name }) => name !== 'node_modules' && !name.startsWith('.')).flatMap((entry) => {
    const path = join(place, entry.name)
    return entry.isDirectory() ? filesIn(path) : /\.(graphql|jsonl)$/.test(entry.name) ? [path] : []
  }).sort()
}

function textsIn(file: string): string[] {
  const content = readFileSync(file, 'utf8')
  if (file.endsWith('.graphql')) return [content.trim()]
  return content.split('\n').filter((line) => line !== '').map((line) => (JSON.parse(line) as { readonly text: string }).text).filter((text) => !text.startsWith('/'))
}

function check(file: string, text: string, schema: GraphQLSchema): void {
  let problems: readonly Error[]
  try {
    problems = validate(schema, parse(text))
  } catch (error) {
    problems = [error as Error]
  }
  if (problems[0]) throw sdkErrors.SDK_DOCUMENT_INVALID({ file, reason: problems[0].message }, { cause: problems[0] })
}
