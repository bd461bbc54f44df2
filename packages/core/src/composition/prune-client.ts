import { readParamGraph, writeParamGraph, type InputEdge, type ParamGraph } from './param-graph.ts'

/**
 * The generated client (`internal/class.ts`) without the ways into writes that are nested in a write: a relation's `create`, `upsert`, `update` and so
 * on, each with the columns of the other model once more. They are nine tenths of Prisma's graph of parameters, which every process unpacks when it
 * starts, and nothing of ours writes that way; whoever does is answered the same, with a plan for each value. A client that is not as expected stays as it is.
 */
export function pruneClient(source: string): string {
  const found = [...source.matchAll(/\n {2}strings: JSON\.parse\(("\[.*\]")\),\n {2}graph: "([\w-]+)"\n/g)]
  if (found.length !== 1) return source
  const [whole, quoted, text] = found[0]! as unknown as [string, string, string]
  const names = readNames(quoted)
  const graph = names && readParamGraph(text)
  if (!graph) return source
  return source.replace(whole, () => whole.replace(text, () => writeParamGraph(pruneGraph(graph, names))))
}

function readNames(quoted: string): readonly unknown[] | null {
  try {
    const names: unknown = JSON.parse(JSON.parse(quoted) as string)
    return Array.isArray(names) ? names : null
  } catch {
    return null
  }
}

/** Of a relation that is written, `connect` alone; then only what an operation still leads to, numbered anew. */
export function pruneGraph(graph: ParamGraph, names: readonly unknown[]): ParamGraph {
  const [connect, connectOrCreate] = [names.indexOf('connect'), names.indexOf('connectOrCreate')]
  const kept = graph.inputs.map((edges) => (edges.some(({ name }) => name === connectOrCreate) ? edges.filter(({ name }) => name === connect) : edges))
  const places = reachable(graph, kept)
  const placeOf = (node: number): number => places.get(node) ?? -1
  return {
    inputs: [...places.keys()].map((node) => kept[node]!.map((edge) => ({ ...edge, child: placeOf(edge.child) }))),
    outputs: graph.outputs.map((edges) => edges.map((edge) => ({ ...edge, args: placeOf(edge.args) }))),
    roots: graph.roots.map((root) => ({ ...root, args: placeOf(root.args) })),
  }
}

/** The inputs that operations lead to, each with its new place. */
function reachable({ outputs, roots }: ParamGraph, kept: readonly (readonly InputEdge[])[]): ReadonlyMap<number, number> {
  const places = new Map<number, number>()
  const waiting = [...roots, ...outputs.flat()].map(({ args }) => args)
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node < 0 || places.has(node)) continue
    places.set(node, places.size)
    for (const { child } of kept[node]!) waiting.push(child)
  }
  return places
}
