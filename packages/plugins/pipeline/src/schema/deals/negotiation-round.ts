import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import { notInFuture } from '../../domain/deals/not-in-future.ts'

/** Policy: "就產品價格、付款方式、交貨期、售后服務等條款進行協商": what both sides said, and what is agreed. */
export function negotiationRound(b: TenonBuilder<Slice>): void {
  b.resource('NegotiationRound', {
    icon: 'messages-square', title: 'topic', subtitle: 'opportunity',
    search: ['ours', 'theirs', 'opportunity.name'],
    list: { columns: ['topic', 'heldOn', 'agreed', 'ours', 'theirs', 'manager', 'opportunity'], sort: ['-heldOn'] },
    form: ['opportunity', 'topic', 'heldOn', 'ours', 'theirs', 'concession', 'agreed', 'manager', 'attendees'],
    fields: { heldOn: { default: 'today' }, ours: { kind: 'longtext' }, theirs: { kind: 'longtext' }, concession: { kind: 'longtext' } },
    beforeWrite: ({ after }, context) => ({ problems: notInFuture('heldOn', after['heldOn'], context.today()) }),
  })
}
