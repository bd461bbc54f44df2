import { missingId, rowIdOf } from '@tenon/core'
import { fitsLead, isOfTouches } from '../../domain/lead-condition.ts'
import { decayBp, pointsLeft } from '../../domain/lead-score.ts'
import { usualPolicy, type Context } from './lead-context.ts'

export interface ScorePart {
  readonly rule: string
  readonly kind: 'FIT' | 'INTENT'
  /** Points that the rule gave. */
  readonly points: number
  /** What is left of them, in basis points. */
  readonly decayBp: number
  /** Points that count today. */
  readonly counted: number
  /** When it happened; null for what the lead is. */
  readonly at: Date | null
  readonly note: string | null
}

export interface ScoreExplanation {
  readonly score: number | null
  readonly grade: string | null
  readonly qualifyAt: number
  readonly sum: number
  readonly parts: readonly ScorePart[]
}

/** Where a score comes from, rule by rule, as of now. For whoever sees the lead; what was noted when it happened, for whoever sees that. */
export async function explainScore(context: Context, id: string): Promise<ScoreExplanation | null> {
  const lead = await context.db.lead.findUnique({ where: { id: rowIdOf(id, 'Lead') ?? missingId } })
  if (!lead) return null
  const now = context.now()
  const [policy, rules, events] = await Promise.all([
    context.db.leadPolicy.findFirst({ orderBy: { name: 'asc' } }),
    context.db.scoreRule.findMany({ where: { active: true }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
    context.db.scoreEvent.findMany({ where: { leadId: lead.id }, include: { rule: true, touch: true }, orderBy: [{ at: 'desc' }, { id: 'asc' }] }),
  ])
  const fit = rules.filter((rule) => !isOfTouches(rule) && fitsLead(rule, lead)).map((rule): ScorePart => ({ rule: rule.name, kind: 'FIT', points: rule.points, decayBp: 10_000, counted: rule.points, at: null, note: null }))
  const intent = events.map((event): ScorePart => ({ rule: event.rule.name, kind: 'INTENT', points: event.points, decayBp: decayBp(event, now), counted: pointsLeft(event, now), at: event.at, note: event.touch?.campaignRef ?? event.touch?.note ?? null }))
  const parts = [...fit, ...intent]
  return { score: lead.score, grade: lead.grade, qualifyAt: (policy ?? usualPolicy).qualifyAt, sum: parts.reduce((sum, { counted }) => sum + counted, 0), parts }
}
