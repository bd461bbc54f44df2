import type { Params } from '../../errors/tenon-error.ts'
import type { RowCode } from '../errors.ts'

/** Why a value cannot be taken. */
export class ValueFault {
  readonly code: RowCode
  readonly params: Params

  constructor(code: RowCode, params: Params = {}) {
    this.code = code
    this.params = params
  }
}
