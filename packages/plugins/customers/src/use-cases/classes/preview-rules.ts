import { companyOf, type FieldProblem } from '@tenon/core'
import type { Context } from '../../context.ts'
import { decide } from '../../domain/classification/decision.ts'
import { faultsOfDraft } from '../../domain/classification/draft.ts'
import type { CustomerClass } from '../../domain/classification/policy.ts'
import { readRules } from './class-rules.ts'
import { knownCustomers } from './known-customers.ts'
import { assertMaySet, draftOf, type RulesInput } from './revise-rules.ts'

export interface RulesPreview {
  readonly faults: readonly FieldProblem[]
  /** Customers that were looked at: those that the caller sees. */
  readonly customers: number
  readonly changed: number
  /** Whose score reaches another class, and who stays for the margin or the minimum stay. */
  readonly held: number
  /** How many go from one class to another, or stay. */
  readonly moves: readonly { readonly from: CustomerClass | null; readonly to: CustomerClass; readonly count: number }[]
  /** Some of those that change. */
  readonly examples: readonly { readonly id: string; readonly name: string; readonly from: CustomerClass | null; readonly to: CustomerClass }[]
}

const atOnce = 500
const mostExamples = 8

/**
 * What rules would change before they are saved: every customer that the caller sees, on the day on which they would begin, by the rules that are and by
 * those that would be. The same functions decide as in that night, so that nothing else happens then unless something else becomes known until then.
 */
export async function previewRules(context: Context, input: RulesInput): Promise<RulesPreview> {
  assertMaySet(context)
  const draft = await draftOf(context, input)
  const faults = faultsOfDraft(draft)
  const preview = { faults, customers: 0, changed: 0, held: 0, moves: new Map<string, { from: CustomerClass | null; to: CustomerClass; count: number }>(), examples: [] as RulesPreview['examples'][number][] }
  if (faults.length > 0) return { ...preview, moves: [] }
  const revisions = await readRules(context)
  const { currency } = companyOf(context)
  const system = context.system('what new rules would make of customers that the caller sees')
  for (let after: string | undefined; ;) {
    const seen = await context.db.customer.findMany({ where: after === undefined ? {} : { id: { gt: after } }, select: { id: true, name: true }, orderBy: { id: 'asc' }, take: atOnce })
    const names = new Map(seen.map(({ id, name }) => [id, name]))
    for (const { id, known, before, override } of await knownCustomers(system, { id: { in: [...names.keys()] } }, { day: draft.effectiveFrom, take: atOnce })) {
      const circumstances = { day: draft.effectiveFrom, currency, before, override }
      const from = decide(revisions, known, circumstances)?.customerClass ?? null
      const { customerClass: to, held } = decide([...revisions, draft], known, circumstances)!
      preview.customers++
      if (held !== null) preview.held++
      const move = preview.moves.get(`${from} ${to}`) ?? { from, to, count: 0 }
      preview.moves.set(`${from} ${to}`, { ...move, count: move.count + 1 })
      if (from === to) continue
      preview.changed++
      if (preview.examples.length < mostExamples) preview.examples.push({ id, name: names.get(id) ?? '', from, to })
    }
    if (seen.length < atOnce) return { ...preview, moves: [...preview.moves.values()] }
    after = seen.at(-1)!.id
  }
}
