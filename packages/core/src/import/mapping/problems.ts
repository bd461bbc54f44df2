import type { FieldProblem, Params, TenonError } from '../../errors/tenon-error.ts'
import { importErrors, mappingSentence } from '../errors.ts'
import type { MappingCode } from '../errors.ts'

export type Path = readonly (string | number)[]

/** Tells the line on which a setting stands; null where the mapping did not come as text. */
export type Locate = (path: Path) => number | null

/** Collects everything that is wrong with a mapping, so that it is told at once. */
export class MappingProblems {
  readonly #found: FieldProblem[] = []
  readonly #locate: Locate

  constructor(locate: Locate = () => null) {
    this.#locate = locate
  }

  get count(): number {
    return this.#found.length
  }

  add(path: Path, code: MappingCode, params: Params = {}): void {
    const line = this.#locate(path)
    const where = line === null ? pathText(path) : `line ${line}, ${pathText(path)}`
    this.#found.push({ path: pathText(path), code, message: `${where}: ${mappingSentence(code, params)}`, params: { ...params, line } })
  }

  /** IMPORT_MAPPING_INVALID with all problems, in the order of the file. */
  error(mapping: string): TenonError {
    const fields = [...this.#found].sort((a, b) => Number(a.params?.['line'] ?? 0) - Number(b.params?.['line'] ?? 0))
    return importErrors.IMPORT_MAPPING_INVALID({ mapping, count: fields.length, first: fields[0]?.message ?? '' }, { fields })
  }

  throwIfAny(mapping: string): void {
    if (this.count > 0) throw this.error(mapping)
  }
}

/** steps[0].fields.name */
function pathText(path: Path): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('') || 'mapping'
}
