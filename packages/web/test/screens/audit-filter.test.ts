import { describe, expect, it } from 'vitest'
import { fileUrl, readQuery, toFilter } from '../../src/screens/audit/audit-filter.ts'

const person = '0198f000-0000-7000-8000-00000000abcd'
const read = (text: string) => readQuery(new URLSearchParams(text))

describe('the filter of the audit trail', () => {
  it('is what the address says, and only leaves out the unguarded uses of the database where it says nothing', () => {
    expect(toFilter(read(''), 'Asia/Shanghai')).toEqual({ exceptActions: ['SYSTEM'] })
    expect(toFilter(read('unguarded=1'), 'Asia/Shanghai')).toEqual({})
    expect(toFilter(read('action=SYSTEM'), 'Asia/Shanghai')).toEqual({ action: 'SYSTEM' })
    expect(toFilter(read(`q=%20Acme%20&person=${person}&model=Customer&record=${person}&action=UPDATE&source=web`), 'Asia/Shanghai')).toEqual({
      text: 'Acme', personId: `Person:${person}`, model: 'Customer', recordId: `Customer:${person}`, action: 'UPDATE', source: 'web',
    })
  })

  it('takes days as the company lives them, both of them inside', () => {
    expect(toFilter(read('from=2026-03-31&to=2026-03-31&unguarded=1'), 'Asia/Shanghai')).toEqual({ from: '2026-03-30T16:00:00.000Z', to: '2026-03-31T16:00:00.000Z' })
  })

  it('is in the address of the file as well, with bare ids', () => {
    expect(fileUrl(read(''), 'Asia/Shanghai')).toBe('/api/audit.csv?exceptActions=SYSTEM')
    const { searchParams, pathname } = new URL(fileUrl(read(`person=${person}&action=EXPORT`), 'Asia/Shanghai'), 'http://tenon')
    expect([pathname, Object.fromEntries(searchParams)]).toEqual(['/api/audit.csv', { personId: person, action: 'EXPORT' }])
  })
})
