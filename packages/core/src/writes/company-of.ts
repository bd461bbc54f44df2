import type { RequestContext } from '../context.ts'
import type { Company } from '../plugin/define-config.ts'
import { internalsOf } from './context-internals.ts'

/** The company that a request is in: its name, currency, zone and language. */
export function companyOf(context: object): Company {
  return internalsOf(context as RequestContext).company
}
