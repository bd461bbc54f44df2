import ts from 'typescript'
import { sourceFiles, type SourceFile } from './source-files.ts'

export interface DeclaredCode {
  readonly code: string
  /** `path:line` of the declaration. */
  readonly place: string
  /** refusal: of a catalogue; field, row, mapping: a sentence about a part of the input; coded: a GraphQL error's literal. */
  readonly kind: 'refusal' | 'field' | 'row' | 'mapping' | 'coded'
  /** HTTP status; null for what is a part of another answer. */
  readonly status: number | null
  /** English sentence; null where it is written at the place itself. */
  readonly message: string | null
}

/** The product's own sources. What a partner or an example declares, they document themselves. */
const product = /^packages\/(core|plugins\/[^/]+)\/src\//
const codeForm = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/
const kinds: Readonly<Record<string, DeclaredCode['kind']>> = { inputProblems: 'field', rowProblems: 'row', mappingProblems: 'mapping' }

/** Every code that somebody may meet, read from the syntax of the sources: nothing is started for it. */
export function declaredCodes(): DeclaredCode[] {
  const files = sourceFiles(['packages'], ['.ts']).filter(({ path }) => product.test(path))
  const found = files.filter(({ text }) => /defineErrors\(|Problems = |problem\(|\bcode: '/.test(text)).flatMap(codesOf)
  const catalogued = new Set(found.filter(({ kind }) => kind !== 'coded').map(({ code }) => code))
  // A literal that repeats a code of a catalogue declares nothing new.
  return found.filter(({ code, kind }) => kind !== 'coded' || !catalogued.has(code))
}

function codesOf(file: SourceFile): DeclaredCode[] {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true)
  const found: DeclaredCode[] = []
  const add = (node: ts.Node, rest: Omit<DeclaredCode, 'place'>): void => {
    if (codeForm.test(rest.code)) found.push({ ...rest, place: `${file.path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}` })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'defineErrors') addRefusals(node, add)
    else if (ts.isCallExpression(node) && node.expression.getText() === 'problem') addFieldProblem(node, add)
    else if (ts.isVariableDeclaration(node) && node.name.getText() in kinds) addSentences(node, add)
    else if (ts.isObjectLiteralExpression(node)) addLiteral(node, add)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

type Add = (node: ts.Node, code: Omit<DeclaredCode, 'place'>) => void

/** defineErrors({ CODE: { status, message } }) */
function addRefusals(call: ts.CallExpression, add: Add): void {
  for (const [code, value, node] of entriesOf(call.arguments[0])) {
    const parts = new Map(entriesOf(value).map(([name, part]) => [name, part]))
    const status = parts.get('status')
    add(node, { code, kind: 'refusal', status: status && ts.isNumericLiteral(status) ? Number(status.text) : null, message: textOf(parts.get('message')) })
  }
}

/** problem('path', 'CODE', params, 'Sentence.'): a rule's own, where it brings a sentence along. */
function addFieldProblem(call: ts.CallExpression, add: Add): void {
  const [, code, , message] = call.arguments
  const sentence = textOf(message)
  if (sentence !== null) add(call, { code: textOf(code) ?? '', kind: 'field', status: null, message: sentence })
}

/** inputProblems = { CODE: 'Sentence.' } */
function addSentences(declaration: ts.VariableDeclaration, add: Add): void {
  for (const [code, value, node] of entriesOf(declaration.initializer)) add(node, { code, kind: kinds[declaration.name.getText()]!, status: null, message: textOf(value) })
}

/** { code: 'CODE' } */
function addLiteral(object: ts.ObjectLiteralExpression, add: Add): void {
  for (const [name, value, node] of entriesOf(object)) if (name === 'code') add(node, { code: textOf(value) ?? '', kind: 'coded', status: null, message: null })
}

function entriesOf(node: ts.Node | undefined): [string, ts.Expression, ts.Node][] {
  const object = node && plain(node)
  if (!object || !ts.isObjectLiteralExpression(object)) return []
  return object.properties.flatMap((property) => (ts.isPropertyAssignment(property) ? [[property.name.getText(), property.initializer, property] as [string, ts.Expression, ts.Node]] : []))
}

function textOf(node: ts.Node | undefined): string | null {
  return node && ts.isStringLiteralLike(node) ? node.text : null
}

/** Without `as const` and `satisfies`. */
function plain(node: ts.Node): ts.Node {
  return ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ? plain(node.expression) : node
}
