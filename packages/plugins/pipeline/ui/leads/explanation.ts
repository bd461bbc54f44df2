import type { Shell } from '@tenon/web/module'
import { ask } from '../home/ask.ts'

export interface ScorePart {
  readonly rule: string
  readonly points: number
  readonly decayBp: number
  readonly counted: number
  readonly at: string | null
  readonly note: string | null
}

export interface Explanation {
  readonly score: number | null
  readonly qualifyAt: number
  readonly sum: number
  readonly parts: readonly ScorePart[]
}

const EXPLANATION = 'query ScoreExplanation($id: ID!) { leadScoreExplanation(id: $id) { score qualifyAt sum parts { rule points decayBp counted at note } } }'

export async function readExplanation(shell: Pick<Shell, 'fetch'>, id: string): Promise<Explanation | null> {
  return (await ask<{ leadScoreExplanation: Explanation | null }>(shell, EXPLANATION, { id })).leadScoreExplanation
}
