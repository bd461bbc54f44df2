import { describe, expect, it } from 'vitest'
import { questionOf } from './known.ts'

describe('whether a lead is known', () => {
  it('is asked for once something tells who somebody is, and not by a name alone', () => {
    expect(questionOf({ id: null, values: { name: '李明' } })).toBeNull()
    expect(questionOf({ id: null, values: { name: '李明', company: ' 华星制造 ', phone: '1' } })).toEqual({ name: '李明', company: '华星制造', email: null, phone: null, creditCode: null, exceptId: null })
    expect(questionOf({ id: 'Lead:1', values: { email: 'li@huaxing.cn' } })).toMatchObject({ email: 'li@huaxing.cn', exceptId: 'Lead:1' })
  })
})
