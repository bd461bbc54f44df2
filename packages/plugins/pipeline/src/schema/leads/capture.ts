import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import { captureByHand } from '../../use-cases/leads/capture-doors.ts'
import { errors } from '../../errors.ts'

/** captureLead: the same as the public form, for those who are signed in and for programs. */
export function capture(b: TenonBuilder<Slice>): void {
  b.useCase('captureLead', {
    description: 'Notes that somebody showed interest. Whoever is known already stays one lead, which has a further touch. The same eventId counts once.',
    input: (t) => ({
      name: t.field({ type: 'String', required: true }), company: t.field({ type: 'String' }), title: t.field({ type: 'String' }),
      email: t.field({ type: 'String' }), phone: t.field({ type: 'String' }), creditCode: t.field({ type: 'String' }),
      industry: t.field({ type: 'String' }), region: t.field({ type: 'String' }), employees: t.field({ type: 'Int' }),
      businessScope: t.field({ type: 'String' }), painPoints: t.field({ type: 'String' }),
      source: t.field({ type: 'LeadSource' }), activity: t.field({ type: 'TouchActivity' }), at: t.field({ type: 'DateTime', description: 'When it happened; now where it is left out.' }),
      campaignRef: t.field({ type: 'String' }), consent: t.field({ type: 'Boolean' }), note: t.field({ type: 'String' }),
      eventId: t.field({ type: 'String', description: 'Names what happened, so that telling it twice changes nothing.' }),
      unitId: t.field({ type: 'ID', description: 'Whose managers see it until somebody has it; the caller\'s own unit where it is left out.' }),
    }),
    payload: (t) => ({ leadId: t.field({ type: 'ID', nullable: true, description: 'Null where the caller may not see the lead that it belongs to.', resolve: ({ leadId }: { leadId: string | null }) => leadId }) }),
    run: async (context, input) => {
      if (!context.principal.has('pipeline:write')) throw errors.LEAD_CAPTURE_FORBIDDEN()
      const id = await captureByHand(context, input)
      const seen = await context.db.lead.findUnique({ where: { id }, select: { id: true } })
      return { leadId: seen ? `Lead:${id}` : null }
    },
  })
}
