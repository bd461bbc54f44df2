import type { AnyContext, Context } from '../../context.ts'
import { rulesFrom, type Rules } from '../../domain/classification/stored-rules.ts'

/** Every revision of the rules. They hold for everybody, whatever they may see of them. */
export function readRules(context: AnyContext): Promise<readonly Rules[]> {
  return context.memo('customers:class-rules', async () => {
    const rows = await (context as Context).system('the rules of classes hold for everybody').classPolicy.findMany({ orderBy: { revision: 'asc' } })
    return rows.map(rulesFrom)
  })
}

/** Those that the caller may read, the last first. */
export async function readRulesFor(context: Context): Promise<Rules[]> {
  return (await context.db.classPolicy.findMany({ orderBy: { revision: 'desc' } })).map(rulesFrom)
}
