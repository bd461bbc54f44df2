import type { Editable, TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import type { Context } from '../context.ts'
import { stagesOf } from '../use-cases/deals/stages.ts'
import { priced, worthOfDeals } from '../use-cases/worth.ts'
import { afterOpportunityWrite, beforeOpportunityWrite } from '../use-cases/write-opportunity.ts'

export function opportunity(b: TenonBuilder<Slice>): void {
  b.resource('Opportunity', {
    icon: 'handshake', nav: 10, subtitle: 'customer',
    search: ['name', 'code', 'customer.name'],
    list: { columns: ['name', 'customer', 'stage', 'amount', 'expectedCloseOn', 'owner', 'nextStep'], sort: ['-expectedCloseOn'] },
    board: { by: 'stage', sum: 'amount', cards: ['customer', 'amount', 'expectedCloseOn', 'owner'], move: 'moveOpportunity' },
    worth: { field: 'amount', columns: [...Object.keys(priced), 'stageId', 'probabilityBp', 'heldSince', 'forecastCategory'], of: (rows, context) => worthOfDeals(context, rows) },
    calendar: { start: 'expectedCloseOn', colour: 'forecastCategory' },
    form: [
      'name', 'customer', 'contact', 'product', 'stage', 'amount', 'probabilityBp', 'probabilityManual', 'expectedCloseOn', 'kind', 'forecastCategory', 'keyDeal',
      '#next', 'nextStep', 'nextStepDueOn', '#outcome', 'engagedOn', 'closedOn', 'lossCategory', 'lossReason', 'competitor', '#more', 'code', 'lead', 'owner', 'team', 'description',
    ],
    fields: {
      kind: { tones: { NEW: 'info', UPSELL: 'accent', RENEWAL: 'success', REPURCHASE: 'success' } },
      forecastCategory: { default: null, tones: { COMMIT: 'success', BEST_CASE: 'accent', PIPELINE: 'info', CLOSED: 'success', OMITTED: 'neutral' } },
      // Both follow from the stage where nobody says otherwise.
      probabilityBp: { required: false }, probabilityManual: { required: false, default: null },
      owner: { default: 'me' },
      description: { kind: 'richtext' },
      base: { readOnly: true }, baseRate: { readOnly: true, summable: false }, baseRateOn: { readOnly: true },
      heldSince: { readOnly: true }, holdReason: { readOnly: true }, firstExpectedCloseOn: { readOnly: true }, closePushes: { readOnly: true, summable: false, required: false }, checksNotRecorded: { readOnly: true },
    },
    related: ['needs', 'solutions', 'rounds', 'quotes', 'lines', 'splits'],
    hidden: ['spans', 'closeDates'],
    editable: fixedByOutcome,
    beforeWrite: beforeOpportunityWrite,
    afterWrite: afterOpportunityWrite,
  })
  b.resource('OpportunityLine', {
    icon: 'list',
    list: { columns: ['opportunity', 'product', 'quantity', 'unitPrice'], sort: ['opportunity'] },
    fields: { unitPrice: { summable: false } },
  })
}

/** "Won deals frozen": one that is won or lost is reopened by a transition of its own, and what it was won for is a fact. */
async function fixedByOutcome({ stageId }: Readonly<Record<string, unknown>>, context: Context): Promise<Editable<'stage' | 'amount' | 'closedOn' | 'customer'>> {
  const stage = (await stagesOf(context)).find(({ id }) => id === stageId)
  if (stage?.outcome === 'WON') return { except: ['stage', 'amount', 'closedOn', 'customer'] }
  return stage?.outcome === 'LOST' ? { except: ['stage'] } : true
}
