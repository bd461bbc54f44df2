import { fitsLead, fitsTouch, isOfTouches } from '../../domain/lead-condition.ts'
import { gradeOf, scoreOf } from '../../domain/lead-score.ts'
import { policyOf, type Context } from './lead-context.ts'

/** Gives the touches of a lead the points of the rules that they have none of yet, and adds the score up anew. */
export async function rescoreLead(context: Context, leadId: string): Promise<void> {
  const system = context.system('keep the score of a lead, which no one sets by hand')
  const [lead, touches, rules] = await Promise.all([
    system.lead.findUniqueOrThrow({ where: { id: leadId } }),
    system.leadTouch.findMany({ where: { leadId }, include: { scoreEvents: true } }),
    activeRules(context),
  ])
  const news = touches.flatMap((touch) => rules.filter((rule) => fitsTouch(rule, touch) && !touch.scoreEvents.some((event) => event.ruleId === rule.id)).map((rule) => ({ leadId, ruleId: rule.id, touchId: touch.id, points: rule.points, decayDays: rule.decayDays, at: touch.at })))
  if (news.length > 0) await system.scoreEvent.createMany({ data: news })
  const fitting = rules.filter((rule) => !isOfTouches(rule) && fitsLead(rule, lead))
  const { fit, intent, score } = scoreOf(fitting.map(({ points }) => points), [...touches.flatMap(({ scoreEvents }) => scoreEvents), ...news], context.now())
  const grade = gradeOf(score, await policyOf(context))
  if (lead.score === score && lead.grade === grade && lead.fitScore === fit && lead.intentScore === intent) return
  await system.lead.update({ where: { id: leadId }, data: { fitScore: fit, intentScore: intent, score, grade } })
}

/** Policy: scores decay by the day. Leads that nobody works on any more keep theirs, and so do those whose score was imported. */
export async function rescoreLeads(context: Context): Promise<void> {
  const open = await context.system('keep the score of a lead, which no one sets by hand').lead.findMany({ where: { status: { in: ['NEW', 'ASSIGNED', 'WORKING', 'QUALIFIED', 'RECYCLED'] }, fitScore: { not: null } }, select: { id: true } })
  for (const { id } of open) await rescoreLead(context, id)
}

export function activeRules(context: Context) {
  return context.memo('pipeline:score-rules', () => context.system('keep the score of a lead, which no one sets by hand').scoreRule.findMany({ where: { active: true }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }))
}
