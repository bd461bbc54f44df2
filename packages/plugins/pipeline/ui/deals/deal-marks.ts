import type { Mark, Shell } from '@tenon/web/module'
import { ask } from '../home/ask.ts'

interface Signals {
  readonly id: string
  readonly staleDays: number | null
  readonly closeOverdue: boolean
  readonly stepOverdue: boolean
  readonly missing: readonly string[]
}

/** As many ids as the server takes in one question. */
const AT_ONCE = 100

/** What stands out about deals: what is late, what stands still, what the next stage asks for. */
export default async function dealMarks(shell: Pick<Shell, 'fetch'>, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Mark[]>> {
  const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_part, index) => ids.slice(index * AT_ONCE, (index + 1) * AT_ONCE))
  const answers = await Promise.all(parts.map((part) => ask<{ dealSignals: readonly Signals[] }>(shell, 'query DealSignals($ids: [ID!]!) { dealSignals(ids: $ids) { id staleDays closeOverdue stepOverdue missing } }', { ids: part })))
  return new Map(answers.flatMap(({ dealSignals }) => dealSignals.map((signals) => [signals.id, marksOf(signals)] as const)))
}

function marksOf({ staleDays, closeOverdue, stepOverdue, missing }: Signals): Mark[] {
  return [
    ...(closeOverdue ? [{ label: 'pipeline.marks.closeOverdue', tone: 'danger', icon: 'calendar-clock' } as const] : []),
    ...(stepOverdue ? [{ label: 'pipeline.marks.stepOverdue', tone: 'warning', icon: 'alarm-clock' } as const] : []),
    ...(staleDays === null ? [] : [{ label: 'pipeline.marks.stale', params: { count: staleDays }, tone: 'warning', icon: 'clock' } as const]),
    ...(missing.length === 0 ? [] : [{ label: 'pipeline.marks.missing', params: { count: missing.length }, details: missing.map((check) => `pipeline.error.CHECK_${check}`), tone: 'neutral', icon: 'list-checks' } as const]),
  ]
}
