import type { RecordPlan, ReferencePlan } from '../mapping/plan-types.ts'
import type { RecordWrite } from '../target-types.ts'
import type { Draft, DraftRow } from './convert-row.ts'
import { isUnchanged } from './knowledge.ts'
import type { Knowledge } from './knowledge.ts'
import { RowDecision } from './row-decision.ts'
import type { Patience, RowOutcome } from './row-decision.ts'
import type { Found, Resolver } from './resolver.ts'
import type { RunState } from './run-state.ts'

/** Decides a batch of rows, with one query per kind of question. */
export async function planWrites(state: RunState, resolver: Resolver, batch: { readonly rows: readonly DraftRow[]; readonly patience: Patience }): Promise<RowOutcome[]> {
  const { target } = state
  const drafts = batch.rows.flatMap((row) => row.drafts)
  const rows = await eachRecord(drafts, (record, its) => target.remembered(record.source, record.resource.name, keysOf(its)))
  const active = drafts.filter((draft) => !isUnchanged(draft, rows))
  const updates = active.filter((draft) => draft.record.updates !== null)
  const unmatched = active.filter((draft) => draft.record.match !== null && !rows.get(draft.record)?.has(draft.key))
  const knowledge: Knowledge = {
    rows,
    updated: await eachRecord(updates, (record, its) => target.remembered(record.updates!.source, record.resource.name, keysOf(its))),
    matches: await eachRecord(unmatched, (record, its) => target.find(record.resource.name, record.match!, matchTexts(its))),
    found: await findReferences(resolver, active),
  }
  // Rows of one batch may share a record: it gets one id and is written once.
  const shared = new Map<string, RecordWrite>()
  return batch.rows.map((row) => new RowDecision({ state, knowledge, shared, patience: batch.patience }, row).outcome())
}

async function eachRecord<Answer>(drafts: readonly Draft[], ask: (record: RecordPlan, drafts: readonly Draft[]) => Promise<Answer>): Promise<Map<RecordPlan, Answer>> {
  const groups = new Map<RecordPlan, Draft[]>()
  for (const draft of drafts) {
    const group = groups.get(draft.record)
    if (group) group.push(draft)
    else groups.set(draft.record, [draft])
  }
  const answers = new Map<RecordPlan, Answer>()
  for (const [record, its] of groups) answers.set(record, await ask(record, its))
  return answers
}

function keysOf(drafts: readonly Draft[]): string[] {
  return [...new Set(drafts.map((draft) => draft.key))]
}

function matchTexts(drafts: readonly Draft[]): string[] {
  return [...new Set(drafts.map((draft) => draft.values[draft.record.match!]).filter((value) => typeof value === 'string'))]
}

async function findReferences(resolver: Resolver, drafts: readonly Draft[]): Promise<Map<ReferencePlan, ReadonlyMap<string, Found>>> {
  const texts = new Map<ReferencePlan, Set<string>>()
  for (const { record, references } of drafts) {
    for (const plan of record.references) {
      const text = references[plan.field.name]
      if (typeof text !== 'string') continue
      const known = texts.get(plan)
      if (known) known.add(text)
      else texts.set(plan, new Set([text]))
    }
  }
  const found = new Map<ReferencePlan, ReadonlyMap<string, Found>>()
  for (const [plan, its] of texts) found.set(plan, await resolver.find(plan, its))
  return found
}
