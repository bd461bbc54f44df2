import { memoryTarget, resource } from './memory-target.ts'
import type { MemoryTarget } from './memory-target.ts'

const reference = (to: string, more: object = {}) => ({ kind: 'reference' as const, reference: to, ...more })

/** A small shop: customers that belong to each other, products, orders with a line each. */
export function shop(): MemoryTarget {
  return memoryTarget([
    resource('Customer', { name: { required: true, maxLength: 20 }, code: { unique: true }, email: { kind: 'email' }, website: { kind: 'url' }, parent: reference('Customer'), team: reference('Team') }),
    resource('Team', { name: { required: true } }),
    resource('Product', { code: { required: true, unique: true }, name: { required: true }, kind: { kind: 'enum', options: ['LICENCE', 'HARD_WARE'], nullable: false } }),
    resource('Order', {
      code: {}, customer: reference('Customer'), product: reference('Product'), team: reference('Team'), placedOn: { kind: 'date' }, paidAt: { kind: 'datetime' }, amount: { kind: 'money' },
      quantity: { kind: 'integer' }, weight: { kind: 'decimal', places: 3, wholeDigits: 4 }, discount: { kind: 'percent' }, big: { kind: 'bigint' }, gift: { kind: 'boolean' },
      status: { kind: 'enum', options: ['OPEN', 'CLOSED_WON'] }, tags: { kind: 'tags' }, extra: { kind: 'json' }, note: { kind: 'longtext' }, version: { kind: 'integer', readOnly: true },
    }),
    resource('Line', { order: reference('Order', { required: true }), product: reference('Product', { required: true }), quantity: { kind: 'integer', required: true } }),
  ])
}

/** A mapping of one step, with the given fields, over orders.csv. */
export function orders(fields: object, more: object = {}) {
  return { source: 'test', steps: [{ name: 'orders', file: 'orders.csv', resource: 'Order', key: 'id', fields: fields as never, ...more }] }
}
