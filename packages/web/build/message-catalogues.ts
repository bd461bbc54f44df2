import path from 'node:path'
import type { Plugin } from 'vite'
import { compileMessage } from '../src/i18n/compile-message.ts'
import { readLock } from './read-lock.ts'
import { webRoot } from './web-root.ts'

interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
}

/** Every module below a folder `messages` of the shell or of a plugin. */
const CATALOGUE = /[\\/]messages[\\/](?:[\w-]+[\\/])*[\w-]+\.(?:ts|js)$/

/**
 * Parses the ICU messages of every catalogue while the shell is built, so that no parser is in the first load.
 * Authors write text as before; a malformed message stops the build and names its key and its catalogue.
 */
export function messageCatalogues(lockFile: string): Plugin {
  let roots: readonly string[] = []

  return {
    name: 'tenon:message-catalogues',
    configResolved() {
      roots = [path.join(webRoot, 'src'), ...readLock(lockFile).map(({ dir }) => dir)].map((dir) => dir + path.sep)
    },
    transform(code, id) {
      const [file = ''] = id.split('?')
      if (!CATALOGUE.test(file) || !code.includes('{') || !roots.some((root) => file.startsWith(root))) return null
      const compiled = compileCatalogueModule(code, this.parse(code), path.relative(process.cwd(), file))
      return compiled === code ? null : { code: compiled, map: null }
    },
  }
}

/** The module with each message that has arguments in its compiled form. Lines stay where they are. */
function compileCatalogueModule(code: string, tree: unknown, catalogue: string): string {
  const edits: { start: number; end: number; text: string }[] = []
  visit(tree, (node) => {
    if (node.type !== 'Property' || !('value' in node) || !('key' in node)) return
    const value = node.value as SyntaxNode
    const message = textOf(value)
    if (message === null || !message.includes('{')) return
    edits.push({ start: value.start, end: value.end, text: JSON.stringify(compiledAs(message, keyOf(node.key as SyntaxNode), catalogue)) })
  })
  return edits.toSorted((a, b) => b.start - a.start).reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code)
}

function compiledAs(message: string, key: string, catalogue: string): unknown {
  try {
    return compileMessage(message)
  } catch (error) {
    throw new Error(`The message "${key}" of ${catalogue} is no ICU message: ${error instanceof Error ? error.message : String(error)}.`, { cause: error })
  }
}

function visit(value: unknown, see: (node: SyntaxNode) => void): void {
  if (Array.isArray(value)) value.forEach((one) => visit(one, see))
  else if (isNode(value)) {
    see(value)
    Object.values(value).forEach((one) => visit(one, see))
  }
}

/** A text that is written out: in quotes, in backticks without holes, or added up from those. */
function textOf(node: SyntaxNode): string | null {
  if ('value' in node && typeof node.value === 'string') return node.value
  if (node.type === 'TemplateLiteral' && 'quasis' in node) {
    const quasis = node.quasis as readonly { value: { cooked: string } }[]
    return quasis.length === 1 ? (quasis[0]?.value.cooked ?? null) : null
  }
  if (node.type !== 'BinaryExpression' || !('left' in node) || !('right' in node)) return null
  const [left, right] = [textOf(node.left as SyntaxNode), textOf(node.right as SyntaxNode)]
  return left === null || right === null ? null : left + right
}

function keyOf(node: SyntaxNode): string {
  if ('name' in node) return String(node.name)
  return 'value' in node ? String(node.value) : ''
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value
}
