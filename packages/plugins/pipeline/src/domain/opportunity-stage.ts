import { problem, type FieldProblem } from '@tenon/core'

export interface StageFacts {
  readonly outcome: 'OPEN' | 'WON' | 'LOST'
  readonly probabilityBp: number
}

export interface DealFacts {
  readonly amountMinor: bigint | null
  readonly closedOn: Date | null
  readonly lossReason: string | null
  readonly forecastCategory?: string | null
}

/** "WON requires amount, currency, close date <= today"; a lost deal needs its reason. */
export function problemsOfStage(stage: StageFacts, deal: DealFacts, today: string): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (stage.outcome === 'WON' && deal.amountMinor === null) problems.push(problem('amount', 'REQUIRED_TO_WIN', {}, 'A won opportunity needs its amount.'))
  if (stage.outcome === 'LOST' && !deal.lossReason) problems.push(problem('lossReason', 'REQUIRED_TO_LOSE', {}, 'Say why the opportunity was lost.'))
  if (stage.outcome !== 'OPEN' && deal.closedOn !== null && dayOf(deal.closedOn) > today) problems.push(problem('closedOn', 'IN_THE_FUTURE', {}, 'An opportunity cannot have been closed in the future.'))
  return problems
}

/** What a stage says of an opportunity that enters it: its probability, when it was closed, and its place in the forecast. */
export function enterStage(stage: StageFacts, deal: DealFacts, today: string): { probabilityBp: number; closedOn: Date | null; forecastCategory?: 'CLOSED' | 'OMITTED' | 'PIPELINE' } {
  if (stage.outcome === 'OPEN') {
    // Where a person placed an open deal in the forecast, it stays on its way through the stages.
    const isPlaced = deal.forecastCategory === 'BEST_CASE' || deal.forecastCategory === 'COMMIT'
    return { probabilityBp: stage.probabilityBp, closedOn: null, ...(isPlaced ? {} : { forecastCategory: 'PIPELINE' as const }) }
  }
  return { probabilityBp: stage.outcome === 'WON' ? 10_000 : 0, closedOn: deal.closedOn ?? new Date(`${today}T00:00:00.000Z`), forecastCategory: stage.outcome === 'WON' ? 'CLOSED' : 'OMITTED' }
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
