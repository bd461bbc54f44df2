import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compose } from '../../src/composition/composition.ts'
import { generate } from '../../src/composition/generate.ts'
import { readParamGraph, writeParamGraph, type ParamGraph } from '../../src/composition/param-graph.ts'
import { pruneClient, pruneGraph } from '../../src/composition/prune-client.ts'

const kept = fileURLToPath(new URL('../../node_modules/.tenon-test', import.meta.url))
mkdirSync(kept, { recursive: true })
const folder = mkdtempSync(join(kept, 'prune-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// Two models, each in a relation with the other, as Prisma lists their inputs.
const names = ['where', 'data', 'title', 'author', 'create', 'connectOrCreate', 'connect', 'id', 'Post.findMany', 'Post.updateOne', 'posts']
const edge = (name: string, child = -1, scalars = 0) => ({ name: names.indexOf(name), scalars, child, enumName: -1, flags: child < 0 ? 1 : 32 })
const graph: ParamGraph = {
  inputs: [
    [edge('where', 1)],
    [edge('title', -1, 300), edge('author', 6)],
    [edge('where', 1), edge('data', 3)],
    [edge('title', -1, 1), edge('author', 4)],
    [edge('create', 5), edge('connectOrCreate', 5), edge('connect', 6)],
    [edge('title', -1, 1)],
    [edge('id', -1, 1)],
  ],
  outputs: [[{ name: names.indexOf('posts'), args: 0, output: 0 }]],
  roots: [{ name: names.indexOf('Post.findMany'), args: 0, output: 0 }, { name: names.indexOf('Post.updateOne'), args: 2, output: -1 }],
}
const clientOf = (text: string, list: unknown = names): string => `config.parameterizationSchema = {\n  strings: JSON.parse(${JSON.stringify(JSON.stringify(list))}),\n  graph: "${text}"\n}\n`
const textIn = (client: string): string => /graph: "([^"]+)"/.exec(client)![1]!

describe('the graph of parameters in a generated client', () => {
  test('loses the writes that are nested in a write, and nothing else', () => {
    const pruned = readParamGraph(textIn(pruneClient(clientOf(writeParamGraph(graph)))))!
    expect(pathsOf(graph, names).filter((path) => !pathsOf(pruned, names).includes(path))).toEqual([
      'Post.updateOne data author create', 'Post.updateOne data author create title', 'Post.updateOne data author connectOrCreate', 'Post.updateOne data author connectOrCreate title',
    ])
    expect(pathsOf(graph, names)).toEqual(expect.arrayContaining(pathsOf(pruned, names)))
    expect(pruned.inputs).toHaveLength(graph.inputs.length - 1)
    expect(pruned.outputs[0]![0]).toMatchObject({ output: 0 })
  })

  test.each([
    ['that is cut off', clientOf(writeParamGraph(graph).slice(0, -4))],
    ['with more behind it', clientOf(`${writeParamGraph(graph)}AAAA`)],
    ['that leads to nodes that it has not', clientOf(writeParamGraph({ ...graph, inputs: graph.inputs.slice(0, 5) }))],
    ['that is no graph', clientOf('_____________________w')],
    ['whose names are no list', clientOf(writeParamGraph(graph), { names })],
    ['that is there twice', clientOf(writeParamGraph(graph)).repeat(2)],
    ['that is written another way', clientOf(writeParamGraph(graph)).replace('graph: ', 'nodes: ')],
  ])('%s is left as it is', (_, client) => {
    expect(pruneClient(client)).toBe(client)
  })
})

describe('a generated installation', () => {
  let client: string
  beforeAll(async () => {
    const output = join(folder, 'company')
    await generate(compose({ company: { name: 'Test', currency: 'CNY', timeZone: 'Asia/Shanghai', locale: 'en' }, plugins: [] }), output)
    client = readFileSync(join(output, 'client', 'internal', 'class.ts'), 'utf8')
  })

  test('has a client without them, that still makes parameters of what is searched and written', () => {
    const pruned = readParamGraph(textIn(client))!
    const own = JSON.parse(JSON.parse(/strings: JSON\.parse\((".*")\)/.exec(client)![1]!) as string) as string[]
    const used = new Set(pruned.inputs.flat().map(({ name }) => own[name]))
    expect([...used].filter((name) => ['connectOrCreate', 'upsert', 'createMany'].includes(name!))).toEqual([])
    const paths = pathsOf(pruned, own, 3)
    expect(paths).toEqual(expect.arrayContaining(['Person.findMany where email', 'Person.updateOne data email', 'Person.createOne data manager', 'Person.upsertOne create email', 'Person.createMany data email']))
    expect(pruneGraph(pruned, own).inputs).toHaveLength(pruned.inputs.length)
  })
})

/** Every way from an operation to a field, in words. */
function pathsOf({ inputs, roots }: ParamGraph, list: readonly string[], depth = 9): string[] {
  const walk = (node: number, path: string, left: number): string[] => (node < 0 || left === 0 ? [] : inputs[node]!.flatMap(({ name, child }) => [`${path} ${list[name]}`, ...walk(child, `${path} ${list[name]}`, left - 1)]))
  return roots.flatMap(({ name, args }) => walk(args, list[name]!, depth))
}
