import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type ts from 'typescript'
import type { Plugin } from '../../plugin/plugin-types.ts'

/** What talks to a database itself, which is the core's alone. */
export const DRIVERS = /^(@prisma\/|prisma$|pg($|[-/])|@electric-sql\/|postgres($|\/))/
const SKIPPED = new Set(['node_modules', 'messages', 'migrations', 'test', 'dist'])

export interface Source {
  readonly path: string
  readonly text: string
}

/** Where a plugin's code reaches past the guarded database, or opens it unguarded without saying why. */
export async function databaseProblems({ definition }: Plugin): Promise<string[]> {
  const uncleanSystemUses = await findSystemUses()
  return sourcesBelow(fileURLToPath(definition.package)).flatMap((file) => [...driverImports(file), ...uncleanSystemUses(file)])
}

/** Imports of what talks to a database itself. */
function driverImports({ path, text }: Source): string[] {
  const names = [...text.matchAll(/^(?!\s*(?:\/\/|\*)).*?\b(?:from|import)\s*\(?\s*['"]([^'"\n]+)['"]/gm)].map(([, name = '']) => name)
  return names.filter((name) => DRIVERS.test(name)).map((name) => `${path}: "${name}" is imported. Reach the database through context.db: it is guarded, and the caller's.`)
}

/** Gives what finds uses of `context.system` that a reviewer could overlook, or that do not say why: each with its file and line. The parser is loaded for this alone. */
export async function findSystemUses(): Promise<(file: Source) => string[]> {
  const { default: ts } = await import('typescript')
  return ({ path, text }) => {
    if (!/\.(ts|mjs)$/.test(path) || !text.includes('system')) return []
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
    const found: string[] = []
    const add = (node: ts.Node, what: string): void => void found.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${what}`)
    const visit = (node: ts.Node): void => {
      if (isSystem(ts, node)) {
        const call = ts.isCallExpression(node.parent) && node.parent.expression === node ? node.parent : null
        if (call === null || ts.isElementAccessExpression(node)) add(node, `${node.getText()} is handed on: call it where it is needed, with its reason`)
        else checkReason(ts, call, add)
      } else if (ts.isBindingElement(node) && (node.propertyName ?? node.name).getText() === 'system') {
        add(node, '{ system } is handed on: call context.system where it is needed, with its reason')
      }
      ts.forEachChild(node, visit)
    }
    visit(source)
    return found
  }
}

function isSystem(parser: typeof ts, node: ts.Node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression {
  if (parser.isPropertyAccessExpression(node)) return node.name.text === 'system'
  return parser.isElementAccessExpression(node) && parser.isStringLiteralLike(node.argumentExpression) && node.argumentExpression.text === 'system'
}

function checkReason(parser: typeof ts, call: ts.CallExpression, add: (node: ts.Node, what: string) => void): void {
  const [reason] = call.arguments
  if (!reason || !parser.isStringLiteralLike(reason)) add(call, `the reason of ${call.getText()} must stand there as a text`)
  else if (reason.text.trim().split(/\s+/).length < 3) add(call, `the reason of ${call.getText()} is no sentence: say why in three words or more`)
}

function sourcesBelow(root: string): Source[] {
  const read = (folder: string): Source[] => readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.') && !SKIPPED.has(name)).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return read(path)
    return /\.(ts|mjs|js|svelte)$/.test(entry.name) ? [{ path: relative(root, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }] : []
  })
  return read(root)
}
