import { describe, expect, it } from 'vitest'
import { owedBy } from './my-receivables.ts'

describe('what customers owe on my contracts', () => {
  it('is what is open and due by the day, the oldest first', () => {
    const rows = [
      { status: 'NOT_DUE', dueOn: '2026-03-20' }, { status: 'OVERDUE', dueOn: '2026-02-01' }, { status: 'PAID', dueOn: '2026-01-01' },
      { status: 'WRITTEN_OFF', dueOn: '2026-01-01' }, { status: 'PLANNED', dueOn: null }, { status: 'NOT_DUE', dueOn: '2026-05-01' },
    ]
    expect(owedBy(rows, '2026-03-31').map(({ dueOn }) => dueOn)).toEqual(['2026-02-01', '2026-03-20'])
  })
})
