import type { ChartSeries } from '../../kit/index.ts'
import { figureOf, type ChartGroup } from './chart-groups.ts'
import type { ChartPart } from './chart-parts.ts'
import type { ChartPlan } from './chart-choice.ts'

/** Colours that can be told apart; what is beyond them is one. */
const MOST = 5

/** Per value of the second field one series over the groups, the largest first; null where a chart has one dimension. */
export function stackOf(plan: ChartPlan, groups: readonly ChartGroup[], currency: string | null, others: string): ChartSeries[] | null {
  if (plan.and === null) return null
  const value = (part: ChartPart): number => Number(figureOf(plan, part, currency) ?? 0)
  const sizes = new Map<string, { readonly label: string; size: number }>()
  for (const part of groups.flatMap(({ parts }) => parts)) sizes.set(part.id, { label: part.label, size: (sizes.get(part.id)?.size ?? 0) + Math.abs(value(part)) })
  const ranked = [...sizes].sort(([, left], [, right]) => right.size - left.size || left.label.localeCompare(right.label))
  const shown = ranked.slice(0, ranked.length > MOST + 1 ? MOST : MOST + 1)
  const rest = new Set(ranked.slice(shown.length).map(([id]) => id))
  const of = (ids: (id: string) => boolean) => groups.map(({ parts }) => parts.filter(({ id }) => ids(id)).reduce((total, part) => total + value(part), 0))
  return [...shown.map(([id, { label }]) => ({ id, label, values: of((one) => one === id) })), ...(rest.size > 0 ? [{ id: 'others', label: others, values: of((one) => rest.has(one)), tone: 'neutral' as const }] : [])]
}
