import { bpOf } from '../forecast/rounding.ts'

export interface FunnelSpan {
  readonly opportunityId: string
  readonly stageId: string
  readonly enteredAt: Date
  readonly leftAt: Date | null
}

export interface FunnelStage {
  readonly id: string
  readonly ordinal: number
  readonly outcome: 'OPEN' | 'WON' | 'LOST'
}

export interface FunnelStep {
  readonly stageId: string
  readonly isWon: boolean
  /** Deals that entered the stage in the period; one that came back counts once. */
  readonly entered: number
  /** Of these, those that a later stage or the win followed, until now. */
  readonly advanced: number
  /** Advanced of entered; null where none entered, and for the win, which nothing follows. */
  readonly conversionBp: number | null
  /** Of the visits that began in the period and are over, on average; null where none is. */
  readonly averageDays: number | null
}

interface FunnelQuestion {
  readonly stages: readonly FunnelStage[]
  /** From the first instant to before the last. */
  readonly from: Date
  readonly until: Date
  /** Calendar days from one instant to another, in the company's zone. */
  daysBetween(from: Date, to: Date): number
}

/**
 * "Conversion funnel": of the deals that entered each stage in a period, how many went on. Spans are all those of the deals, in and after the period.
 * A deal that skips a stage did not enter it; one that is lost went on nowhere.
 */
export function funnelOf(spans: readonly FunnelSpan[], question: FunnelQuestion): FunnelStep[] {
  const stages = question.stages.filter(({ outcome }) => outcome !== 'LOST').toSorted((a, b) => rankOf(a) - rankOf(b))
  const rank = new Map(stages.map((stage) => [stage.id, rankOf(stage)]))
  const ofDeal = new Map<string, FunnelSpan[]>()
  for (const span of spans) ofDeal.set(span.opportunityId, [...(ofDeal.get(span.opportunityId) ?? []), span])
  return stages.map((stage) => {
    const visits = spans.filter((span) => span.stageId === stage.id && span.enteredAt >= question.from && span.enteredAt < question.until)
    const first = firstVisits(visits)
    const isWon = stage.outcome === 'WON'
    const advanced = isWon ? 0 : [...first.values()].filter(({ opportunityId, enteredAt }) => (ofDeal.get(opportunityId) ?? []).some((span) => span.enteredAt > enteredAt && (rank.get(span.stageId) ?? -1) > rankOf(stage))).length
    const days = isWon ? [] : visits.flatMap(({ enteredAt, leftAt }) => (leftAt === null ? [] : [question.daysBetween(enteredAt, leftAt)]))
    return {
      stageId: stage.id, isWon, entered: first.size, advanced, conversionBp: isWon ? null : bpOf(BigInt(advanced), BigInt(first.size)),
      averageDays: days.length === 0 ? null : Math.round(days.reduce((sum, count) => sum + count, 0) / days.length),
    }
  })
}

/** The win is the end, wherever it stands among the stages. */
function rankOf({ outcome, ordinal }: FunnelStage): number {
  return outcome === 'WON' ? Number.MAX_SAFE_INTEGER : ordinal
}

function firstVisits(visits: readonly FunnelSpan[]): Map<string, FunnelSpan> {
  const first = new Map<string, FunnelSpan>()
  for (const visit of visits) {
    const known = first.get(visit.opportunityId)
    if (!known || visit.enteredAt < known.enteredAt) first.set(visit.opportunityId, visit)
  }
  return first
}
