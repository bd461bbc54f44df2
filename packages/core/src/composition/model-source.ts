/** One block of a model file: `model X { … }`, `enum X { … }`, or `extend model X { … }`. */
export interface Block {
  readonly kind: 'model' | 'enum' | 'extend'
  readonly name: string
  readonly documentation: readonly string[]
  readonly lines: readonly Line[]
  /** Plugin that wrote it; `contracts+pipeline` for a bridge. */
  readonly unit: string
  readonly file: string
}

export interface Line {
  readonly text: string
  readonly number: number
}

/** A field line of a model: `owner Person @relation(...)`. */
export interface FieldLine {
  readonly name: string
  readonly type: string
  /** '', '?' or '[]'. */
  readonly arity: string
  readonly attributes: string
}

const OPENING = /^(extend\s+model|model|enum)\s+(\w+)\s*\{\s*$/

/** Splits a model file into blocks. Prisma itself checks what is inside them; this only needs the lines. */
export function readBlocks(source: string, unit: string, file: string, report: (sentence: string) => void): Block[] {
  const blocks: Block[] = []
  let open: { kind: Block['kind']; name: string; documentation: string[]; lines: Line[] } | undefined
  let documentation: string[] = []
  source.split(/\r?\n/).forEach((raw, index) => {
    const text = raw.trim()
    const number = index + 1
    if (open) {
      if (text === '}') {
        blocks.push({ ...open, unit, file })
        open = undefined
      } else if (text !== '') open.lines.push({ text, number })
      return
    }
    if (text.startsWith('///')) documentation.push(text)
    else if (text !== '' && !text.startsWith('//')) {
      const match = OPENING.exec(text)
      if (match) open = { kind: match[1]!.startsWith('extend') ? 'extend' : (match[1] as 'model' | 'enum'), name: match[2]!, documentation, lines: [] }
      else report(`${file}:${number} (${unit}): only \`model\`, \`enum\` and \`extend model\` blocks stand in a model file, not "${text}".`)
      documentation = []
    }
  })
  if (open) report(`${file} (${unit}): the block ${open.name} is not closed.`)
  return blocks
}

/** Reads a field line; undefined for comments and block attributes. */
export function readField(text: string): FieldLine | undefined {
  const match = /^(\w+)\s+(\w+)(\[\]|\?)?\s*(.*)$/.exec(text)
  if (!match || text.startsWith('//') || text.startsWith('@@')) return undefined
  return { name: match[1]!, type: match[2]!, arity: match[3] ?? '', attributes: match[4]! }
}

/** 'expectedCloseOn' -> 'expected_close_on'. */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/-/g, '_')
    .toLowerCase()
}
