import type { RequestContext } from '../context.ts'
import { isEverything } from '../rights/index.ts'
import { internalsOf } from '../writes/context-internals.ts'

/** By model, the fields whose every past value the reader may know: he may read all rows of the model that are not gone, and the field on each of them. */
export function readableFields(context: RequestContext): Readonly<Record<string, readonly string[]>> {
  const { ability } = context
  const { models } = internalsOf(context).registry.models
  const open = Object.values(models).filter(({ name }) => ability.can('read', name) && isEverything(ability.past(name)))
  return Object.fromEntries(open.map(({ name, fields }) => [name, Object.keys(fields).filter((field) => ability.can('read', name, field) && isEverything(ability.field('read', name, field)))]))
}
