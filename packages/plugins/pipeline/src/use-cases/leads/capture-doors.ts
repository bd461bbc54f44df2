import { missingId, problem, rowIdOf, type EventHandler, type FieldProblem, type PublicForm } from '@tenon/core'
import { leadSources, readCaptured, touchActivities } from '../../domain/captured-lead.ts'
import { errors } from '../../errors.ts'
import { captureLead, type Touch } from './capture-lead.ts'
import type { Context } from './lead-context.ts'

type Given = Readonly<Record<string, unknown>>

/**
 * POST /api/public/pipeline/lead-forms/{token}: what somebody typed on a web site. The answer is the same whether we know her or not,
 * and a program that fills in every field (`homepage` is hidden from people) is told the same and changes nothing.
 */
export const leadForm: PublicForm = {
  path: 'lead-forms/:token',
  bodyLimit: 20_000,
  perMinute: 20,
  origins: async ({ token }, context) => (await formOf(context as unknown as Context, token))?.origins ?? [],
  async run({ params, body }, plain) {
    const context = plain as unknown as Context
    const form = await formOf(context, params['token'])
    if (!form) throw errors.LEAD_FORM_UNKNOWN()
    if (typeof body['homepage'] === 'string' && body['homepage'] !== '') return accepted
    const { lead, problems } = readCaptured(body)
    if (form.consentNeeded && body['consent'] !== true) problems.push(problem('consent', 'REQUIRED'))
    refuse(problems)
    const activity = body['demo'] === true ? 'DEMO_REQUEST' : 'FORM'
    await captureLead(context, { lead, unitId: form.unitId, touch: { activity, source: 'WEB', at: context.now(), campaignRef: form.campaignRef, consent: body['consent'] === true, note: form.name, eventKey: null } })
    return accepted
  },
}

const accepted = { accepted: true }

/** The fact that marketing and others publish: somebody came, asked, or downloaded. The same eventId counts once. */
export const leadCaptured: EventHandler<Given> = {
  event: 'lead.captured',
  id: 'capture-lead',
  mode: 'in-transaction',
  async run({ payload }, plain) {
    const context = plain as unknown as Context
    const { lead, problems } = readCaptured(payload)
    if (typeof payload['eventId'] !== 'string') problems.push(problem('eventId', 'REQUIRED'))
    refuse(problems)
    const at = typeof payload['at'] === 'string' ? new Date(payload['at']) : context.now()
    await captureLead(context, { lead, unitId: typeof payload['unitId'] === 'string' ? payload['unitId'] : null, touch: { ...touchOf(payload, 'EVENT'), at: Number.isNaN(at.getTime()) ? context.now() : at, eventKey: `event:${payload['eventId'] as string}` } })
  },
}

/** captureLead(input): by somebody who is signed in, or a program with a token. Gives the lead's row id. */
export async function captureByHand(context: Context, input: Given): Promise<string> {
  const { lead, problems } = readCaptured(input)
  refuse(problems)
  const unit = typeof input['unitId'] === 'string' ? (rowIdOf(input['unitId'], 'OrgUnit') ?? missingId) : context.principal.unitId
  if (unit !== null) await context.db.orgUnit.findUniqueOrThrow({ where: { id: unit } })
  const eventKey = typeof input['eventId'] === 'string' ? `event:${input['eventId']}` : null
  return captureLead(context, { lead, unitId: unit, touch: { ...touchOf(input, 'OTHER'), at: (input['at'] as Date | null | undefined) ?? context.now(), eventKey } })
}

function touchOf(given: Given, source: Touch['source']): Omit<Touch, 'at' | 'eventKey'> {
  const oneOf = <Name extends string>(names: readonly Name[], value: unknown, otherwise: Name): Name => names.find((name) => name === value) ?? otherwise
  return {
    activity: oneOf(touchActivities, given['activity'], 'OTHER'), source: oneOf(leadSources, given['source'], source),
    campaignRef: typeof given['campaignRef'] === 'string' ? given['campaignRef'].slice(0, 100) : null,
    consent: typeof given['consent'] === 'boolean' ? given['consent'] : null,
    note: typeof given['note'] === 'string' ? given['note'].slice(0, 500) : null,
  }
}

async function formOf(context: Context, token: string | undefined) {
  const form = await context.system('find the form that somebody outside answers').leadForm.findUnique({ where: { token: token ?? '' } })
  return form?.active ? form : null
}

function refuse(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw errors.LEAD_INPUT({ fields: problems.map(({ path }) => path).join(', ') }, { fields: problems })
}
