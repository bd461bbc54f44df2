import type { FieldProblem, ResourceChange } from '@tenon/core'
import { assertMayTrade } from '@tenon/customers'
import type { Context } from '../context.ts'
import { dayOf } from '../days.ts'
import { checkProblems, missingChecks } from '../domain/deals/stage-checks.ts'
import { enterStage, problemsOfStage, type DealFacts } from '../domain/opportunity-stage.ts'
import { errors } from '../errors.ts'
import { checkFacts, type CheckedDeal } from './deals/check-facts.ts'
import { stagesOf, type StageRow } from './deals/stages.ts'
import { holdWhileOpen } from './hold-customers.ts'
import { reportAfterWrite } from './report-potential.ts'
import { toldOrigin } from './told-origin.ts'
import { freezePast, freezeWorth, nothingFrozen, toldWorth, type PricedDeal } from './worth.ts'

type Deal = DealFacts & CheckedDeal & { readonly currency: string | null; readonly probabilityBp: number | null; readonly firstExpectedCloseOn: Date | null; readonly closePushes: number | null; readonly checksNotRecorded: readonly string[] | null; readonly lossCategory: string | null }

/** "Won deals frozen": what a deal was won for is a fact. */
const frozen = ['amountMinor', 'currency', 'closedOn', 'customerId']

/** What the worth of a won deal is made of. */
const worth = ['stageId', 'amountMinor', 'currency', 'closedOn']

/** Entering a stage sets what the stage says; what it asks for must be there, and a won or lost deal must have what its outcome requires. Throws FX_RATE_MISSING. */
export async function beforeOpportunityWrite(change: ResourceChange, context: Context) {
  const { before, after, changed } = change
  if (before === null || changed.has('customerId')) await assertMayTrade(context, after['customerId'] as string | null)
  const stages = await stagesOf(context)
  const stage = stages.find(({ id }) => id === after['stageId'])
  if (!stage) return
  const deal = after as unknown as Deal
  const was = stages.find(({ id }) => id === before?.['stageId'])
  if (was?.outcome === 'WON' && frozen.some((column) => changed.has(column)) && !isHistory(context)) throw errors.DEAL_WON()
  const closing = closeDateOf(change, deal)
  const moved = before === null || changed.has('stageId')
  const entered = moved ? enterStage(stage, { ...deal, closedOn: changed.has('closedOn') ? deal.closedOn : null }, context.today()) : {}
  const problems = problemsOfStage(stage, { ...deal, ...entered }, context.today())
  if (problems.length > 0) return { problems }
  const passed = moved ? await passStage(change, { stages, stage }, context) : {}
  if ('problems' in passed) return passed
  const loss = stage.outcome === 'LOST' ? { heldSince: null, holdReason: null, ...(deal.lossCategory === null ? { lossCategory: 'OTHER' } : {}) } : {}
  const set = { ...closing, ...loss, ...passed, ...entered }
  Object.assign(set, probabilityOf(change, stage))
  // A place in the forecast that somebody chose holds.
  if (moved && stage.outcome === 'OPEN' && changed.has('forecastCategory')) Object.assign(set, { forecastCategory: after['forecastCategory'] })
  if (stage.outcome === 'WON' && (before === null || worth.some((column) => changed.has(column)))) Object.assign(set, await (isHistory(context) ? freezePast : freezeWorth)(context, { ...deal, ...entered }))
  if (stage.outcome !== 'WON' && was?.outcome === 'WON') Object.assign(set, nothingFrozen)
  return { set }
}

/**
 * "A manual value stops automation": a probability that somebody typed, 0 too, stays while the deal is open, whatever stage it enters. It is the stage's
 * again when it is no longer said to be typed, and when the deal is closed.
 */
function probabilityOf({ before, after, changed }: ResourceChange, stage: StageRow): { readonly probabilityBp?: number; readonly probabilityManual?: boolean } {
  if (stage.outcome !== 'OPEN') return { probabilityManual: false }
  const typed = after['probabilityBp'] as number | null
  // Whoever types a probability has typed it, whatever the form says beside it.
  const isTyped = changed.has('probabilityBp') || (changed.has('probabilityManual') ? after['probabilityManual'] === true : before?.['probabilityManual'] === true)
  if (isTyped && typed !== null) return { probabilityBp: typed, probabilityManual: true }
  const isGivenBack = changed.has('probabilityManual') || changed.has('probabilityBp')
  return before === null || isGivenBack ? { probabilityBp: stage.probabilityBp, probabilityManual: false } : {}
}

/**
 * What stands against a stage. Records of the past that are imported by somebody who may bring in history are not held up: what they lack is noted on the deal.
 * Throws DEAL_WON, DEAL_LOST, DEAL_ON_HOLD.
 */
async function passStage({ before, after }: ResourceChange, { stages, stage }: { readonly stages: readonly StageRow[]; readonly stage: StageRow }, context: Context): Promise<{ problems: FieldProblem[] } | { checksNotRecorded?: string[] }> {
  const deal = after as unknown as Deal
  const from = before === null ? null : (stages.find(({ id }) => id === before['stageId']) ?? null)
  const isPast = isHistory(context)
  if (!isPast && from?.outcome === 'WON') throw errors.DEAL_WON()
  if (!isPast && from?.outcome === 'LOST') throw errors.DEAL_LOST()
  if (!isPast && before !== null && before['heldSince'] !== null && stage.outcome !== 'LOST') throw errors.DEAL_ON_HOLD()
  const missing = missingChecks(await checkFacts(context, { ...deal, id: before === null ? null : (before['id'] as string) }, { signed: false }), { stages, from, to: stage })
  if (missing.length === 0) return {}
  if (isPast) return { checksNotRecorded: [...new Set([...(deal.checksNotRecorded ?? []), ...missing])] }
  return { problems: missing.map((key) => checkProblems[key]()) }
}

/** Whether deals of the past are brought in, which happened without this product. */
function isHistory({ source, principal }: Context): boolean {
  return (source === 'import' || source === 'seed') && principal.has('pipeline:history')
}

/** "Push count and original date visible." */
function closeDateOf({ before, changed }: ResourceChange, deal: Deal) {
  const first = deal.firstExpectedCloseOn === null && deal.expectedCloseOn !== null ? { firstExpectedCloseOn: deal.expectedCloseOn } : {}
  const was = before?.['expectedCloseOn'] as Date | null | undefined
  const isPushed = changed.has('expectedCloseOn') && was != null && deal.expectedCloseOn !== null && deal.expectedCloseOn > was
  return { ...first, ...(isPushed ? { closePushes: (deal.closePushes ?? 0) + 1 } : {}) }
}

/** Keeps from when to when a deal stood in each stage and how its close slipped, and tells other modules of a deal that was won or lost. */
export async function afterOpportunityWrite({ before, after, changed, id }: ResourceChange & { readonly id: string }, context: Context) {
  if (changed.has('expectedCloseOn') && (before !== null || after['expectedCloseOn'] !== null)) {
    const data = { opportunityId: id, fromOn: (before?.['expectedCloseOn'] as Date | null | undefined) ?? null, toOn: after['expectedCloseOn'] as Date | null, at: context.now() }
    await context.system('history of the expected close of a deal').closeDateChange.create({ data })
  }
  await reportAfterWrite(context, { before, after, changed })
  const moved = before === null || changed.has('stageId')
  if (!moved && !changed.has('customerId')) return
  const stage = (await stagesOf(context)).find((candidate) => candidate.id === after['stageId'])
  await holdWhileOpen(context, id, { customerId: after['customerId'] as string | null, isOpen: stage?.outcome === 'OPEN', isNew: before === null })
  if (!moved) return
  await (before === null ? enter : noteStage)(context, id, after['stageId'] as string)
  if (stage && stage.outcome !== 'OPEN') await tellOutcome(context, id, after)
}

/** Ends the span of the stage that a deal was in, and begins that of another. */
export async function noteStage(context: Context, opportunityId: string, stageId: string): Promise<void> {
  await context.system('stage history of an opportunity').stageSpan.updateMany({ where: { opportunityId, leftAt: null }, data: { leftAt: context.now() } })
  await enter(context, opportunityId, stageId)
}

async function enter(context: Context, opportunityId: string, stageId: string): Promise<void> {
  await context.system('stage history of an opportunity').stageSpan.create({ data: { opportunityId, stageId, enteredAt: context.now() } })
}

/** Tells other modules that a deal was won, with the worth that it keeps, whose credit it is and which campaign brought it, or lost. */
export async function tellOutcome(context: Context, id: string, deal: Readonly<Record<string, unknown>>): Promise<void> {
  const stage = (await stagesOf(context)).find((candidate) => candidate.id === deal['stageId'])
  const { amountMinor, closedOn } = deal as unknown as PricedDeal
  const outcome = { customerId: deal['customerId'], amountMinor: amountMinor == null ? null : String(amountMinor), currency: deal['currency'], closedOn: closedOn instanceof Date ? dayOf(closedOn) : null }
  if (stage?.outcome === 'WON') context.emit('opportunity.won', id, { ...outcome, ...toldWorth(deal as unknown as Parameters<typeof toldWorth>[0]), ...(await toldOrigin(context, id, outcome.closedOn ?? context.today())) })
  else context.emit('opportunity.lost', id, outcome)
}
