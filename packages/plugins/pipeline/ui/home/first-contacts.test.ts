import { describe, expect, it } from 'vitest'
import type { InboxLead } from '../leads/inbox.ts'
import { waitingLeads } from './first-contacts.ts'

const lead = (name: string, more: Partial<InboxLead>): InboxLead => ({
  id: name, version: 1, name, company: null, status: 'ASSIGNED', score: null, grade: null, owner: null, isMine: true, contactedAt: null, dueAt: null, secondsLeft: null, waited: 0, ...more,
})

describe('first contacts', () => {
  it('are led by the one that is longest overdue', () => {
    const leads = [lead('calm', { secondsLeft: 9_000 }), lead('late', { secondsLeft: -600 }), lead('later', { secondsLeft: -7_200 })]
    expect(waitingLeads(leads).map(({ name }) => name)).toEqual(['later', 'late', 'calm'])
  })

  it('are neither those that were contacted nor those without a clock', () => {
    expect(waitingLeads([lead('done', { secondsLeft: -60, contactedAt: '2026-03-02T09:00:00Z' }), lead('none', {})])).toEqual([])
  })
})
