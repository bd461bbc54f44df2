import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { afterAll, describe, expect, it } from 'vitest'
import { collectDocuments } from '../../src/cli/sdk/documents.ts'
import { companyModule } from '../../src/cli/sdk/company-module.ts'
import { addUp, subtract } from '../../src/cli/sdk/module/subtract.ts'
import { schemaText } from '../../src/cli/sdk/module/schema-text.ts'
import { writeModule } from '../../src/cli/sdk/module/write-modules.ts'
import { takeSnapshot } from '../../src/cli/sdk/module/snapshot.ts'
import { launch } from './tenon.ts'

const folder = mkdtempSync(join(tmpdir(), 'tenon-sdk-'))
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const run = async (...args: string[]): Promise<{ code: number | null; text: string }> => {
  const { code, out } = await launch(args).ended
  return { code, text: out }
}
const base = 'type Query { a: Int }\n type Thing implements Node { id: ID! }\n interface Node { id: ID! }\n enum Kind { A }'
const more = `${base}\n extend type Query { thing(id: ID!): Thing }\n extend type Thing { kind: Kind }\n extend enum Kind { B }\n type New implements Node { id: ID! }\n union Any = Thing | New\n input In { x: Int = 1, y: String! }`

describe('tenon sdk', () => {
  afterAll(() => rmSync(folder, { recursive: true }))

  it('takes a schema apart into what each part adds, and together again', () => {
    const [small, large] = [takeSnapshot(buildSchema(base)), takeSnapshot(buildSchema(more))]
    const part = subtract(large, [small])
    expect(Object.keys(part.objects)).toEqual(['New', 'Query', 'Thing'])
    expect(part.objects['Thing']).toHaveProperty('kind')
    expect(part.objects['Thing']).not.toHaveProperty('id')
    expect(addUp([small, part])).toEqual(large)
    expect(takeSnapshot(buildSchema(schemaText(small, []) + schemaText(part, [small])))).toMatchObject({ enums: large.enums, abstracts: large.abstracts })
  })

  it('writes one module for a company, with arguments and inputs that may be left out', () => {
    const text = companyModule(buildSchema(more))
    expect(text).toContain("thing: { n: 'Thing'; w: 'n'; a: { id: { s: 'ID'; w: '' } } }")
    expect(text).toContain("x?: { s: 'Int'; w: 'n' }")
    expect(text).toContain('export const company')
  })

  it('leaves nothing of a bridge that a plugin gave up among what it ships', () => {
    const module = { folder, typescript: 'export {}', schema: 'type A' }
    const shipped = (): string[] => readdirSync(join(folder, '.sdk')).sort()
    expect(writeModule({ ...module, bridges: { pipeline: 'type B', catalog: 'type C' } })).toBe(true)
    expect(shipped()).toEqual(['index.ts', 'schema.graphql', 'with-catalog.graphql', 'with-pipeline.graphql'])
    expect(writeModule({ ...module, bridges: { catalog: 'type C' } })).toBe(true)
    expect(shipped()).toEqual(['index.ts', 'schema.graphql', 'with-catalog.graphql'])
    expect(writeModule({ ...module, bridges: { catalog: 'type C' } })).toBe(false)
  })

  it('compares two schemas, and fails where programs would break', async () => {
    const [before, after] = [file('before.graphql', more), file('after.graphql', base)]
    expect(await run('sdk', 'diff', before, before)).toEqual({ code: 0, text: 'Nothing breaks.\n' })
    const { code, text } = await run('sdk', 'diff', before, after)
    expect(code).toBe(1)
    expect(text).toContain('breaks: Query.thing was removed.')
    expect((await run('sdk', 'diff', after, before)).text).toContain('may surprise: B was added to enum type Kind.')
  })

  it('collects documents by their hashes, and refuses one that does not fit', () => {
    file('good.graphql', '{ a }')
    file('sent.jsonl', `${JSON.stringify({ text: '{a}' })}\n`)
    const schema = buildSchema(base)
    expect(Object.values(collectDocuments(join(folder, 'good.graphql'), schema))).toEqual(['{ a }'])
    expect(Object.values(collectDocuments(join(folder, 'sent.jsonl'), schema))).toEqual(['{a}'])
    expect(() => collectDocuments(file('bad.graphql', '{ b }'), schema)).toThrow(/Cannot query field/)
    expect(() => collectDocuments(file('broken.graphql', '{'), schema)).toThrow(/Syntax Error/)
  })

  it('writes nothing where a server does not show its schema', async () => {
    const { code } = await run('sdk', 'generate', '--url', 'http://127.0.0.1:1/graphql', '--out', join(folder, 'never.ts'))
    expect(code).toBe(1)
    expect(() => readFileSync(join(folder, 'never.ts'))).toThrow()
  })
})
