import type { Context } from '../context.ts'

/** More levels than any group has; where somebody wrote a circle past the rules, walking ends. */
const mostLevels = 50

/** The companies above a customer, the nearest first, whoever sees them. */
export async function companiesAbove(context: Context, id: string): Promise<string[]> {
  const system = context.system('a group of companies is a tree, whoever sees all of it')
  const above: string[] = []
  let next = (await system.customer.findUnique({ where: { id }, select: { parentId: true } }))?.parentId ?? null
  while (next !== null && !above.includes(next) && next !== id && above.length < mostLevels) {
    above.push(next)
    next = (await system.customer.findUnique({ where: { id: next }, select: { parentId: true } }))?.parentId ?? null
  }
  return above
}
