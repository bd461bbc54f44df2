import { dirname } from 'node:path'
import ts from 'typescript'
import { sourceFiles } from './source-files.ts'

/** A refusal's sentence in a language. */
export interface Translation {
  readonly code: string
  readonly place: string
  /** The package whose words they are: 'packages/core', 'packages/plugins/pipeline'. */
  readonly owner: string
  readonly text: string
}

/** The sentences of refusals in one language: the core's catalogue, and the `error.CODE` of each plugin's messages. */
export function translations(locale: string): Translation[] {
  return [
    ...sourceFiles(['packages/core/src/messages/errors'], [`${locale}.ts`]).flatMap(({ path, text }) => sentencesIn(path, text, 'packages/core', '')),
    ...sourceFiles(['packages/plugins'], [`messages/${locale}.ts`]).flatMap(({ path, text }) => sentencesIn(path, text, dirname(dirname(path)), 'error.')),
  ]
}

function sentencesIn(path: string, text: string, owner: string, prefix: string): Translation[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: Translation[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isStringLiteralLike(node.initializer)) {
      const key = ts.isStringLiteralLike(node.name) ? node.name.text : node.name.getText()
      const place = `${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
      if (key.startsWith(prefix)) found.push({ code: key.slice(prefix.length), place, owner, text: node.initializer.text })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
