import { missingId, rowIdOf, runTransition } from '@tenon/core'
import type { Context } from '../../context.ts'
import { errors } from '../../errors.ts'

export interface MoveTargetsInput {
  readonly ids: readonly string[]
}

/** Takes several targets along the same way, all or none: a director decides a whole tree at once. */
export function moveTargets(key: 'propose' | 'approve') {
  return async (context: Context, { ids }: MoveTargetsInput): Promise<{ readonly count: number }> => {
    if (ids.length === 0 || ids.length > 500) throw errors.TARGET_BATCH({ limit: 500 })
    for (const id of new Set(ids)) await runTransition(context, 'Target', rowIdOf(id, 'Target') ?? missingId, key)
    return { count: new Set(ids).size }
  }
}
