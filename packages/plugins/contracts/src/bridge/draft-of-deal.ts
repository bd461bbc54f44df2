import { companyOf } from '@tenon/core'
import type { Context } from '../context.ts'
import { errors } from '../errors.ts'
import { rowOf } from '../rows.ts'
import { draftContract, type DraftInput } from '../use-cases/draft-contract.ts'
import { draftFromTemplate, type TemplateDraft } from '../use-cases/draft-from-template.ts'
import { offeredLines } from './offered-lines.ts'
import { readOffer } from './read-offer.ts'

export interface DealDraft extends Partial<Omit<DraftInput, 'customerId' | 'parentId'>>, Pick<TemplateDraft, 'variables' | 'clauseTexts'> {
  readonly opportunityId: string
  /** Its clauses come from this template. */
  readonly templateId?: string | null
}

/**
 * Drafts the contract of a deal that is contracting or won: its customer, what it offers at the agreed price unless other lines are
 * given, and whose credit it is today. From then on the contract has its own: frozen with the signature, whatever becomes of the deal.
 * Throws DEAL_NOT_CONTRACTING, DEAL_WITHOUT_CUSTOMER, DEAL_WITHOUT_AMOUNT, and what drafting from a template throws.
 */
export async function draftOfDeal(context: Context, { opportunityId, templateId, title, type, lines, ...rest }: DealDraft): Promise<string> {
  const deal = await contractingDeal(context, opportunityId)
  const offered = lines ?? (await linesOfDeal(context, deal))
  const input = { splits: await sharesOf(context, deal), ...rest, title: title ?? deal.name!, customerId: `Customer:${deal.customerId}`, lines: offered }
  const id = await (templateId ? draftFromTemplate(context, { ...input, templateId }) : draftContract(context, { ...input, type: type ?? ('SALE' as never) }))
  // The link is part of making the draft, so that its version does not count up.
  await context.system('the contract of a deal names it').contract.update({ where: { id }, data: { opportunityId: deal.id } })
  return id
}

type Deal = Awaited<ReturnType<typeof contractingDeal>>

/** The deal, where its contract may be drafted. */
export async function contractingDeal(context: Context, opportunityId: string) {
  const deal = await context.db.opportunity.findUniqueOrThrow({ where: { id: rowOf(opportunityId, 'Opportunity') } })
  await requireContracting(context, deal.stageId)
  if (deal.customerId === null) throw errors.DEAL_WITHOUT_CUSTOMER()
  return deal
}

/** What a deal offers at the price that was agreed on, as lines of a contract. */
export async function linesOfDeal(context: Context, deal: Deal) {
  const offer = await readOffer(context, deal, companyOf(context).currency)
  if (offer === null) throw errors.DEAL_WITHOUT_AMOUNT()
  return offeredLines(offer)
}

/** The last stage before the deal is won, however the company calls it, or won. */
async function requireContracting(context: Context, stageId: string | null): Promise<void> {
  const stages = await context.system('when a deal may draft its contract').stage.findMany({ where: { active: true }, orderBy: { ordinal: 'asc' }, select: { id: true, name: true, outcome: true } })
  const last = stages.filter(({ outcome }) => outcome === 'OPEN').at(-1)
  const stage = stages.find(({ id }) => id === stageId)
  if (stage?.outcome !== 'WON' && (last === undefined || stageId !== last.id)) throw errors.DEAL_NOT_CONTRACTING({ stage: last?.name ?? '' })
}

/** The newest shares that hold by today; the whole is the owner's where nobody divided it. */
async function sharesOf(context: Context, { id, ownerId }: { readonly id: string; readonly ownerId: string | null }) {
  const system = context.system('the splits of a deal are copied whole, whoever sees them')
  const shares = await system.split.findMany({ where: { opportunityId: id, effectiveFrom: { lte: new Date(`${context.today()}T00:00:00Z`) } }, orderBy: [{ shareBp: 'desc' }, { personId: 'asc' }] })
  const newest = Math.max(...shares.map(({ effectiveFrom }) => effectiveFrom.getTime()))
  const held = shares.filter(({ effectiveFrom }) => effectiveFrom.getTime() === newest)
  const whole = ownerId ?? context.principal.personId
  if (held.length === 0) return whole === null ? null : [{ personId: `Person:${whole}`, shareBp: 10_000 }]
  return held.map(({ personId, shareBp, kind }) => ({ personId: `Person:${personId}`, shareBp, overlay: kind === 'OVERLAY' }))
}
