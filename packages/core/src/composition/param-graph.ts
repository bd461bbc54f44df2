/**
 * Prisma's generated client carries a graph of all inputs of the schema: which of their values become parameters of a query plan, so that
 * one plan serves many values. A value that the graph does not lead to is written into its plan; the answer is the same.
 */
export interface ParamGraph {
  readonly inputs: readonly (readonly InputEdge[])[]
  readonly outputs: readonly (readonly OutputEdge[])[]
  readonly roots: readonly Root[]
}

/** A field of an input. Names are places in the table of texts; nodes are places in `inputs` and `outputs`, -1 where there is none. */
export interface InputEdge {
  readonly name: number
  readonly scalars: number
  readonly child: number
  readonly enumName: number
  readonly flags: number
}

export interface OutputEdge {
  readonly name: number
  readonly args: number
  readonly output: number
}

/** An operation, such as `Person.findMany`. */
export type Root = OutputEdge

/** Reads a graph as Prisma 7 writes it. Null where it is written in any other way: read and written again, it must be the same text. */
export function readParamGraph(text: string): ParamGraph | null {
  const bytes = Buffer.from(text, 'base64url')
  let at = 0
  const byte = (): number => bytes[at++] ?? 0
  const integer = (): number => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const part = byte()
      value += (part & 0x7f) * 2 ** shift
      if (part < 0x80 || shift > 28) return value
    }
  }
  const place = (): number => integer() - 1
  const list = <Item>(length: number, read: () => Item): Item[] => {
    const items: Item[] = []
    // Nothing takes less than a byte: a length that is none ends here, not in a full memory.
    while (items.length < length && at < bytes.length) items.push(read())
    return items
  }
  const [inputs, outputs, roots] = [integer(), integer(), integer()]
  const outputEdge = (): OutputEdge => ({ name: integer(), args: place(), output: place() })
  const graph = {
    inputs: list(inputs, () => list(integer(), () => ({ name: integer(), scalars: byte() + byte() * 256, child: place(), enumName: place(), flags: byte() }))),
    outputs: list(outputs, () => list(integer(), outputEdge)),
    roots: list(roots, outputEdge),
  }
  return writeParamGraph(graph) === text && leadsNowhereElse(graph) ? graph : null
}

export function writeParamGraph({ inputs, outputs, roots }: ParamGraph): string {
  const bytes: number[] = []
  const integer = (value: number): void => {
    let rest = value
    for (; rest >= 0x80; rest = Math.floor(rest / 128)) bytes.push((rest & 0x7f) | 0x80)
    bytes.push(rest)
  }
  const place = (value: number): void => integer(value + 1)
  const outputEdge = ({ name, args, output }: OutputEdge): void => {
    integer(name)
    place(args)
    place(output)
  }
  for (const part of [inputs, outputs, roots]) integer(part.length)
  for (const edges of inputs) {
    integer(edges.length)
    for (const { name, scalars, child, enumName, flags } of edges) {
      integer(name)
      bytes.push(scalars & 0xff, scalars >> 8)
      place(child)
      place(enumName)
      bytes.push(flags)
    }
  }
  for (const edges of outputs) {
    integer(edges.length)
    edges.forEach(outputEdge)
  }
  roots.forEach(outputEdge)
  return Buffer.from(bytes).toString('base64url')
}

function leadsNowhereElse({ inputs, outputs, roots }: ParamGraph): boolean {
  const isInput = (node: number): boolean => node < inputs.length
  return inputs.every((edges) => edges.every(({ child }) => isInput(child))) && [...outputs, roots].every((edges) => edges.every(({ args, output }) => isInput(args) && output < outputs.length))
}
