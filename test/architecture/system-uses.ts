import ts from 'typescript'
import type { SourceFile } from './source-files.ts'

/** Uses of `context.system` that a reviewer could overlook, or that do not say why: each with its file and line. */
export function uncleanSystemUses(file: SourceFile): string[] {
  if (!/\.(ts|mjs)$/.test(file.path) || !file.text.includes('system')) return []
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const add = (node: ts.Node, what: string): void => void found.push(`${file.path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${what}`)
  const visit = (node: ts.Node): void => {
    if (isSystem(node)) {
      const call = isCalled(node) ? node.parent : null
      if (call === null || ts.isElementAccessExpression(node)) add(node, `${node.getText()} is handed on: call it where it is needed, with its reason`)
      else checkReason(call, add)
    } else if (ts.isBindingElement(node) && (node.propertyName ?? node.name).getText() === 'system') {
      add(node, '{ system } is handed on: call context.system where it is needed, with its reason')
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

type Access = ts.PropertyAccessExpression | ts.ElementAccessExpression

function isSystem(node: ts.Node): node is Access {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'system'
  return ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression) && node.argumentExpression.text === 'system'
}

function isCalled(node: Access): node is Access & { readonly parent: ts.CallExpression } {
  return ts.isCallExpression(node.parent) && node.parent.expression === node
}

function checkReason(call: ts.CallExpression, add: (node: ts.Node, what: string) => void): void {
  const [reason] = call.arguments
  if (!reason || !ts.isStringLiteralLike(reason)) add(call, `the reason of ${call.getText()} must stand there as a text`)
  else if (reason.text.trim().split(/\s+/).length < 3) add(call, `the reason of ${call.getText()} is no sentence: say why in three words or more`)
}
