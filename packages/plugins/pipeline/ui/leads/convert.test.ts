import { describe, expect, it } from 'vitest'
import { convert, fresh, inputOf, proposedContact, proposedDeal, type Conversion } from './convert.ts'

const person = (id: string, isSame = false) => ({ id, name: id, title: null, isSame })
const conversion = (set: Partial<Conversion>): Conversion => ({ customer: 'Customer:1', contacts: [], contact: fresh, title: ' Plant ', worth: null, closeOn: null, ...set })
const answering = (result: object) => ({ fetch: async () => new Response(JSON.stringify({ data: { result } })) })
const lead = { id: 'Lead:1', version: 2, name: 'Xu', company: null }

describe('a conversion', () => {
  it('proposes a deal named as the company, or the person, to be closed in three months, and the same person', () => {
    expect(proposedDeal({ name: 'Xu', company: 'Works' }, '2026-11-30')).toEqual({ title: 'Works', worth: null, closeOn: '2027-02-28' })
    expect(proposedDeal(lead, '2026-01-05')).toMatchObject({ title: 'Xu', closeOn: '2026-04-05' })
    expect(proposedContact([person('a'), person('b', true)])).toBe('b')
    expect(proposedContact([person('a')])).toBe(fresh)
  })

  it('names the contact that was chosen, and says where another is made beside the same person', () => {
    const contacts = [person('Contact:1', true)]
    expect(inputOf(conversion({ contacts, contact: 'Contact:1' }))).toEqual({ customerId: 'Customer:1', contactId: 'Contact:1', opportunityName: 'Plant', amount: null, expectedCloseOn: null })
    expect(inputOf(conversion({ contacts }))).toMatchObject({ newContact: true })
    expect(inputOf(conversion({ customer: fresh }))).toEqual({ newCustomer: true, opportunityName: 'Plant', amount: null, expectedCloseOn: null })
  })

  it('says at its fields why it was refused, and below them what belongs to none', async () => {
    expect(await convert(answering({}) as never, lead, conversion({}))).toBeNull()
    expect(await convert(answering({ message: 'Not right', fields: [{ path: 'amount', message: 'Too little' }, { path: 'creditCode', message: 'No code' }] }) as never, lead, conversion({}))).toEqual({ fields: { amount: 'Too little' }, others: ['No code'] })
    expect(await convert(answering({ message: 'Blacklisted' }) as never, lead, conversion({}))).toEqual({ fields: {}, others: ['Blacklisted'] })
  })
})
