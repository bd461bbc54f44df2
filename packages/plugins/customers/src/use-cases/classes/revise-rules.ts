import type { Context } from '../../context.ts'
import { toDate, toDay } from '../../domain/days.ts'
import { faultsOfDraft } from '../../domain/classification/draft.ts'
import type { MeasureSource } from '../../domain/classification/measures.ts'
import { storedFactor, type Rules } from '../../domain/classification/stored-rules.ts'
import { errors } from '../../errors.ts'
import { readRules } from './class-rules.ts'

export interface RulesInput {
  readonly effectiveFrom: Date
  readonly factors: readonly { readonly key: string; readonly name?: string | null; readonly source: MeasureSource; readonly weightBp: number; readonly bands: readonly { readonly atLeast: bigint; readonly points: number }[] }[]
  readonly cutoffA: number
  readonly cutoffB: number
  readonly cutoffC: number
  readonly marginPoints: number
  readonly minStayDays: number
}

export interface ReviseInput extends RulesInput {
  /** The revision that the caller saw as the last one. */
  readonly expectedRevision: number
  readonly note?: string | null
}

/**
 * Policy: "the policy has versions." A new revision of the rules, from a day to come; those before stay as they were, and so does what they decided. The
 * last revision is locked meanwhile: of two who revise at once the second is told.
 */
export async function reviseRules(context: Context, { expectedRevision, note, ...input }: ReviseInput): Promise<string> {
  assertMaySet(context)
  const last = await context.system('the rules of classes are revised one after the other').classPolicy.findFirstOrThrow({ orderBy: { revision: 'desc' } })
  await context.system('the rules of classes are revised one after the other').classPolicy.update({ where: { id: last.id }, data: {} })
  const rules = await draftOf(context, input)
  if (rules.revision !== expectedRevision + 1) throw errors.CLASS_RULES_REVISED({ revision: rules.revision - 1 })
  const faults = faultsOfDraft(rules)
  if (faults.length > 0) throw errors.CLASS_RULES_FAULTY({ faults: faults.map(({ message }) => message).join(' ') }, { fields: faults })
  if (rules.effectiveFrom <= context.today()) throw errors.CLASS_RULES_PAST({ effectiveFrom: rules.effectiveFrom, today: context.today() })
  const { id } = await context.db.classPolicy.create({
    data: {
      revision: rules.revision, effectiveFrom: toDate(rules.effectiveFrom), factors: rules.factors.map((factor) => ({ ...storedFactor(factor), bands: storedFactor(factor).bands.map((band) => ({ ...band })) })),
      cutoffA: input.cutoffA, cutoffB: input.cutoffB, cutoffC: input.cutoffC, marginPoints: input.marginPoints, minStayDays: input.minStayDays, note: note?.trim() || null,
    },
  })
  return id
}

export function assertMaySet(context: Context): void {
  if (!context.principal.has('customers:settings')) throw errors.CLASS_RULES_FORBIDDEN()
}

/** The rules as they would be: the revision after the last. */
export async function draftOf(context: Context, { effectiveFrom, factors, cutoffA: A, cutoffB: B, cutoffC: C, marginPoints, minStayDays }: RulesInput): Promise<Rules> {
  const revision = Math.max(0, ...(await readRules(context)).map((rules) => rules.revision)) + 1
  return {
    id: 'draft', revision, effectiveFrom: toDay(effectiveFrom), cutoffs: { A, B, C }, marginPoints, minStayDays,
    factors: factors.map(({ key, name, source, weightBp, bands }) => ({ key, name: name?.trim() || null, source, weightBp, bands: bands.map(({ atLeast, points }) => ({ atLeast, points })) })),
  }
}
