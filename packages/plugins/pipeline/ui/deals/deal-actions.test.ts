import { describe, expect, it } from 'vitest'
import { verbsOf } from './deal-actions.ts'

const all = { write: true, close: true }
const deal = (outcome: 'OPEN' | 'WON' | 'LOST', heldSince: string | null = null) => ({ heldSince, stage: { outcome } })

describe('what can be done with a deal', () => {
  it('is to share its credit, to let it rest or go on, and to give it away, while it is open', () => {
    expect(verbsOf(deal('OPEN'), all)).toEqual(['share', 'hold', 'reassign'])
    expect(verbsOf(deal('OPEN', '2026-03-02'), all)).toEqual(['share', 'resume', 'reassign'])
  })

  it('is to be reopened once it is lost, by whoever closes deals, and nothing once it is won', () => {
    expect(verbsOf(deal('LOST'), all)).toEqual(['reopen', 'reassign'])
    expect(verbsOf(deal('LOST'), { write: true, close: false })).toEqual([])
    expect(verbsOf(deal('WON'), all)).toEqual([])
  })

  it('is not to be given away by those who only sell', () => {
    expect(verbsOf(deal('OPEN'), { write: true, close: false })).toEqual(['share', 'hold'])
  })
})
