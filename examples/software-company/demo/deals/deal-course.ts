import { momentOf, workdayFrom, type Day } from '../days.ts'
import type { Random } from '../random.ts'
import { officeMinute, signingDay } from '../season.ts'
import type { DealKind } from './deal-lines.ts'

export type StageKey = 'DISCOVERY' | 'SOLUTION' | 'PROPOSED' | 'NEGOTIATION' | 'CONTRACTING' | 'WON' | 'LOST'

export interface StageVisit {
  readonly stage: StageKey
  readonly enteredAt: Date
  readonly leftAt: Date | null
}

/** How a deal went, until yesterday. */
export interface Course {
  readonly visits: readonly StageVisit[]
  readonly stage: StageKey
  readonly closedOn: Day | null
  /** When it was signed, or would be if all goes well. */
  readonly outlook: Day
}

/** Days that a deal of ordinary size spends in a stage, and how likely it leaves it for the next one. */
const stages = { DISCOVERY: [20, 0.83], SOLUTION: [24, 0.83], PROPOSED: [19, 0.81], NEGOTIATION: [21, 0.86], CONTRACTING: [12, 0.94] } as const
type OpenStage = keyof typeof stages

const paths: Readonly<Record<DealKind, readonly OpenStage[]>> = {
  NEW: ['DISCOVERY', 'SOLUTION', 'PROPOSED', 'NEGOTIATION', 'CONTRACTING'],
  UPSELL: ['DISCOVERY', 'SOLUTION', 'PROPOSED', 'NEGOTIATION', 'CONTRACTING'],
  RENEWAL: ['DISCOVERY', 'PROPOSED', 'CONTRACTING'],
  REPURCHASE: ['DISCOVERY', 'PROPOSED', 'NEGOTIATION', 'CONTRACTING'],
}

export interface DealStart {
  readonly kind: DealKind
  readonly createdOn: Day
  /** Above 1 is large and slow. */
  readonly size: number
  /** Above 1 wins more than others do. */
  readonly skill: number
  /** No business with this customer any more: the deal does not stay open. */
  readonly doomed: boolean
}

/** Walks a deal through its stages to its end, then forgets what has not happened before today. */
export function runCourse({ kind, createdOn, size, skill, doomed }: DealStart, today: Day, random: Random): Course {
  const pace = Math.min(1.8, Math.max(0.6, size ** 0.35)) * (random.chance(0.05) ? 2 : 1)
  const steps: { stage: StageKey; on: Day }[] = []
  let on = createdOn
  let lost: Day | null = null
  for (const stage of paths[kind]) {
    const [days, pass] = stages[stage]
    const left = workdayFrom(on + Math.max(1, Math.round(random.skewed(days * pace, 0.5))))
    if (lost === null) {
      steps.push({ stage, on })
      const fails = doomed ? stage === 'PROPOSED' || random.chance(0.5) : !random.chance(pass ** ((kind === 'RENEWAL' ? 0.55 : 1) / skill))
      if (fails) lost = workdayFrom(on + Math.max(1, Math.round((left - on) * (0.6 + random.next()))))
    }
    on = left
  }
  const earliest = workdayFrom((steps.at(-1)?.on ?? createdOn) + 1)
  const outlook = signingDay(Math.max(on, earliest), earliest, random)
  steps.push(lost === null ? { stage: 'WON', on: outlook } : { stage: 'LOST', on: lost })
  return cut(steps, outlook, today, random)
}

function cut(steps: readonly { stage: StageKey; on: Day }[], outlook: Day, today: Day, random: Random): Course {
  const happened = steps.filter(({ on }) => on < today).map(({ stage, on }) => ({ stage, on, at: momentOf(on, officeMinute(random)) }))
  const last = happened.at(-1)!
  const closed = last.stage === 'WON' || last.stage === 'LOST'
  return {
    visits: happened.map(({ stage, at }, index) => ({ stage, enteredAt: at, leftAt: happened[index + 1]?.at ?? null })),
    stage: last.stage,
    closedOn: closed ? last.on : null,
    outlook,
  }
}
