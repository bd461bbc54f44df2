import { describe, expect, it } from 'vitest'
import { pinyinInitials } from '../../src/kit/pinyin.ts'
import { matchScore, matchesText } from '../../src/kit/text-match.ts'

describe('initials of pinyin', () => {
  const cases: [text: string, initials: string | null][] = [
    ['新建合同', 'xjht'],
    ['商机', 'sj'],
    ['客户', 'kh'],
    ['售后服务', 'shfw'],
    ['组织架构', 'zzjg'],
    ['二维码', 'ewm'],
    ['欧阳娜娜', 'oynn'],
    ['安装', 'az'],
    ['热线', 'rx'],
    ['重庆分公司', 'cqfgs'],
    ['CRM 升级', 'crmsj'],
    ['Customers', null],
  ]
  it.each(cases)('of %s are %j', (text, initials) => expect(pinyinInitials(text)).toBe(initials))

  it('reads two thousand names in the time of a key press', () => {
    const names = Array.from({ length: 2000 }, (_, index) => `${'王李张刘陈杨赵黄周吴'[index % 10]}${'伟芳娜敏静丽强磊军洋'[(index * 7) % 10]}公司`)
    const start = performance.now()
    for (const name of names) pinyinInitials(name)
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

describe('what was typed finds', () => {
  const cases: [text: string, typed: string, found: boolean][] = [
    ['Opportunities', 'opp', true],
    ['Invoice customers', 'invcust', true],
    ['Customer invoices', 'cust inv', true],
    ['Zoë Müller', 'zoe mul', true],
    ['新建合同', 'xjht', true],
    ['新建合同', 'ht', true],
    ['新建合同', '合同', true],
    ['Leads', 'xyz', false],
    ['Leads', 'sdael', false],
  ]
  it.each(cases)('%s by %s: %s', (text, typed, found) => expect(matchesText(text, typed)).toBe(found))

  it('puts the same before the beginning before the middle', () => {
    const order = ['Lead', 'Leads', 'New lead', 'Misleading'].map((text) => matchScore(text, 'lead'))
    expect(order).toEqual(order.toSorted((a, b) => b - a))
    expect(new Set(order).size).toBe(4)
  })
})
