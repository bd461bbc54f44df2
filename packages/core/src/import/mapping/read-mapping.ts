import { readFile } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isNode, LineCounter, parseDocument } from 'yaml'
import type { Document } from 'yaml'
import { importErrors } from '../errors.ts'
import type { ImportMapping } from '../mapping-types.ts'
import { mappingShape } from './mapping-shape.ts'
import { MappingProblems } from './problems.ts'
import type { Locate, Path } from './problems.ts'

export interface ReadMapping {
  /** The file's name, for messages. */
  readonly name: string
  readonly mapping: ImportMapping
  readonly locate: Locate
}

/** A mapping in TypeScript: `export default defineImport({ … })`. */
export function defineImport(mapping: ImportMapping): ImportMapping {
  return mapping
}

/** Reads a mapping file, YAML or a module with a default export, and checks its form. */
export async function readMapping(path: string): Promise<ReadMapping> {
  const name = basename(path)
  if (['.ts', '.mts', '.js', '.mjs'].includes(extname(path))) return checkMapping(await importModule(path, name), name)
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (cause) {
    throw importErrors.IMPORT_MAPPING_UNREADABLE({ mapping: path, reason: 'the file does not exist or cannot be opened' }, { cause })
  }
  return parseMapping(text, name)
}

/** Reads a mapping from YAML or JSON text. */
export function parseMapping(text: string, name: string): ReadMapping {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: true })
  const error = document.errors[0]
  if (error) throw importErrors.IMPORT_MAPPING_UNREADABLE({ mapping: name, reason: error.message.split('\n')[0]!.replace(/[.:]$/, '') })
  return checkMapping(toValue(document, name), name, (path) => lineOf(document, lines, path))
}

/** Checks a mapping that is given as a value. */
export function checkMapping(value: unknown, name: string, locate: Locate = () => null): ReadMapping {
  const problems = new MappingProblems(locate)
  mappingShape(value, [], problems)
  problems.throwIfAny(name)
  return { name, mapping: value as ImportMapping, locate }
}

function toValue(document: Document, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 })
  } catch (cause) {
    throw importErrors.IMPORT_MAPPING_UNREADABLE({ mapping: name, reason: 'its aliases (&, *) cannot be resolved' }, { cause })
  }
}

async function importModule(path: string, name: string): Promise<unknown> {
  try {
    const module = (await import(pathToFileURL(resolve(path)).href)) as { default?: unknown }
    return module.default
  } catch (cause) {
    throw importErrors.IMPORT_MAPPING_UNREADABLE({ mapping: name, reason: cause instanceof Error ? cause.message : String(cause) }, { cause })
  }
}

/** The line of a setting, or of the nearest one around it. */
function lineOf(document: Document, lines: LineCounter, path: Path): number | null {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return null
}
