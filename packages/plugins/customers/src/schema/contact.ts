import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { eraseContact, moveContact, type ContactMove } from '../use-cases/move-contact.ts'
import { afterContactWrite, beforeContactWrite } from '../use-cases/write-contact.ts'

export function contact(b: TenonBuilder<Slice>): void {
  b.resource('Contact', {
    icon: 'contact', nav: 21, subtitle: 'title',
    search: ['name', 'email', 'phone', 'customer.name'],
    list: { columns: ['name', 'customer', 'title', 'role', 'email', 'phone', 'isPrimary'], sort: ['name'] },
    gallery: { fields: ['customer', 'role', 'phone', 'email'] },
    form: ['name', 'customer', 'title', 'role', 'email', 'phone', 'wechat', 'emails', 'phones', 'isPrimary', '#consent', 'optOutEmail', 'optOutSms', 'optOutCall', '#span', 'validFrom', 'validTo', 'owner', 'team'],
    fields: { movedFrom: { readOnly: true }, erasedAt: { readOnly: true } },
    beforeWrite: beforeContactWrite,
    afterWrite: afterContactWrite,
  })
  b.useCase<ContactMove>('moveContact', {
    description: 'A contact works for another customer from today on: the old card ends and keeps its log, a new one begins there.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }), customerId: t.field({ type: 'ID', required: true }), title: t.field({ type: 'String' }) }),
    answers: 'Contact',
    run: moveContact,
  })
  b.useCase<{ readonly id: string }>('eraseContact', {
    description: 'Removes everything that tells who a contact is, at the wish of the person. What was said and bought stays. Not to be undone.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }) }),
    answers: 'Contact',
    run: eraseContact,
  })
}
