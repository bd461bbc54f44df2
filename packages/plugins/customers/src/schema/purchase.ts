import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import type { Context } from '../context.ts'
import { recordPurchase, voidPurchase, type NewPurchase } from '../use-cases/record-purchase.ts'

/** Typed in by hand, and not taken back yet: what a module reported is taken back there. */
async function canBeTakenBack({ id, sourceModule, reversesId }: Readonly<Record<string, unknown>>, { db }: Context): Promise<boolean> {
  return sourceModule === 'manual' && reversesId === null && (await db.purchaseFact.count({ where: { reversesId: id as string } })) === 0
}

export function purchase(b: TenonBuilder<Slice>): void {
  b.resource('PurchaseFact', {
    plural: 'purchaseFacts', path: 'purchases', icon: 'receipt', nav: 23, title: 'sourceModule', subtitle: 'customer',
    search: ['customer.name', 'note'],
    list: { columns: ['on', 'customer', 'kind', 'gross', 'base', 'sourceModule', 'note'], sort: ['-on'] },
    fields: { kind: { tones: { NEW: 'success', RENEWAL: 'success', AMENDMENT: 'info', RETURN: 'danger', MANUAL: 'neutral' } } },
    hidden: ['factKey', 'sourceId', 'reversal'],
    // Posted facts are never edited: they come from modules, or by the use cases below.
    operations: { create: false, update: false, delete: false },
  })
  b.useCase<NewPurchase>('recordPurchase', {
    description: 'Notes a purchase that no module knows of. First and last purchase and the status of the customer follow.',
    input: (t) => ({ customerId: t.field({ type: 'ID', required: true }), on: t.field({ type: 'Date', required: true }), amount: t.field({ type: 'MoneyInput', required: true }), note: t.field({ type: 'String' }) }),
    answers: 'PurchaseFact',
    run: recordPurchase,
    action: { on: 'Customer', idInput: 'customerId', permission: 'customers:write', icon: 'receipt', start: (_row, context) => ({ on: context.today() }) },
  })
  b.useCase<{ readonly id: string; readonly reason: string }>('voidPurchase', {
    description: 'Takes a typed-in purchase back by a row of its own. Those that a module reported are taken back there.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }), reason: t.field({ type: 'String', required: true }) }),
    answers: 'PurchaseFact',
    run: voidPurchase,
    action: { on: 'PurchaseFact', permission: 'customers:write', icon: 'undo-2', tone: 'danger', when: canBeTakenBack },
  })
}
