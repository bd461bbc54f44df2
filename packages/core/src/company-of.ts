import type { RequestContext } from './context.ts'
import type { Company } from './plugin/define-config.ts'
import { internalsOf } from './writes/context-internals.ts'

/** What the configuration says of the company: its currency, its zone. */
export function companyOf(context: Pick<RequestContext<unknown>, 'now'>): Company {
  return internalsOf(context as RequestContext).company
}
