import type { RequestContext } from '../context.ts'
import { lowerFirst } from '../schema/naming.ts'
import { internalsOf } from '../writes/context-internals.ts'
import { and, isEverything, isNothing, type Where } from './where.ts'

/** Which of some rows meet conditions of rights: each condition that is not plain is asked once for all of them, round the guard. */
export function amongRows(model: string, ids: readonly string[], context: RequestContext): (where: Where) => Promise<(id: string) => boolean> {
  const { base } = internalsOf(context)
  const asked = new Map<Where, Promise<ReadonlySet<string>>>()
  const ask = async (where: Where): Promise<ReadonlySet<string>> => {
    const rows = (await base[lowerFirst(model)]!['findMany']!({ where: and({ id: { in: [...ids] } }, where), select: { id: true } })) as readonly { id: string }[]
    return new Set(rows.map(({ id }) => id))
  }
  return async (where) => {
    if (isEverything(where)) return () => true
    if (isNothing(where)) return () => false
    const found = asked.get(where) ?? ask(where)
    asked.set(where, found)
    const known = await found
    return (id) => known.has(id)
  }
}
