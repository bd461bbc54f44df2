import { DEAL_DAYS, type World } from '../world.ts'
import { dateOf, firstOfMonth } from '../days.ts'
import type { Clauses, DemoClause } from './clauses.ts'

type Own = readonly [category: 'DELIVERY' | 'ACCEPTANCE' | 'LIABILITY' | 'OTHER', riskLevel: DemoClause['riskLevel'], title: string, text: string, fallback: string | null]

interface Text {
  readonly code: string
  readonly name: string
  readonly version: string
  readonly description: string
  readonly body: string
  readonly variables: readonly string[]
  /** What this template says beyond the library, or in place of it: with its variables. */
  readonly own: readonly Own[]
}

const chinese: Text = {
  code: 'SALE-ZH', name: '软件销售合同', version: '软件销售合同 第 1 版', description: '人民币结算的软件销售与实施。',
  body: '甲方：**{{customer}}**\n\n乙方：启明软件\n\n双方就“{{title}}”项目，经协商一致，签订本合同。',
  variables: ['deliveryOn:date 交付日期', 'acceptanceDays:number 验收期限（天）', 'penalty:percent 每日违约金比例', 'place 合同签订地'],
  own: [
    ['DELIVERY', 'MEDIUM', '交付日期', '乙方应于 {{deliveryOn}} 前完成交付，并提交交付清单。', null],
    ['ACCEPTANCE', 'MEDIUM', '验收', '甲方应在交付后 {{acceptanceDays}} 日内组织验收；逾期未提出书面异议的，视为验收合格。', '甲方应在交付后 30 日内组织验收；逾期未提出书面异议的，视为验收合格。'],
    ['LIABILITY', 'HIGH', '违约责任', '任何一方逾期履行的，每逾期一日按逾期金额的 {{penalty}}% 支付违约金，累计不超过合同总价的 10%。', null],
    ['OTHER', 'LOW', '争议解决', '因本合同发生的争议，双方协商解决；协商不成的，由{{place}}有管辖权的人民法院管辖。', null],
  ],
}

const english: Text = {
  code: 'SALE-EN', name: 'Software sale', version: 'Software sale, version 1', description: 'Sale and implementation of software for customers who pay in dollars.',
  body: 'Between **{{customer}}** and Qiming Software.\n\nBoth sides agree on "{{title}}" as follows.',
  variables: ['deliveryOn:date Day of delivery', 'acceptanceDays:number Days to accept', 'penalty:percent Damages per day', 'place Place of jurisdiction'],
  own: [
    ['DELIVERY', 'MEDIUM', 'Day of delivery', 'The supplier delivers by {{deliveryOn}} and hands over a list of what was delivered.', null],
    ['ACCEPTANCE', 'MEDIUM', 'Acceptance', 'The customer accepts within {{acceptanceDays}} days after delivery; what is not objected to in writing by then is accepted.', 'The customer accepts within 30 days after delivery; what is not objected to in writing by then is accepted.'],
    ['LIABILITY', 'HIGH', 'Late performance', 'Whoever is late pays {{penalty}}% of what is late for each day, and 10% of the price at most.', null],
    ['OTHER', 'LOW', 'Jurisdiction', 'The courts of {{place}} decide what both sides cannot settle between them.', null],
  ],
}

/** A template in each language of the company, with a version in force since before its deals began: whoever drafts a contract finds both. */
export function makeTemplates(clauses: Clauses, world: World) {
  return [makeTemplate(chinese, clauses.CNY, world), makeTemplate(english, clauses.USD, world)]
}

function makeTemplate({ code, name, version, description, body, variables, own }: Text, library: readonly DemoClause[], world: World) {
  const template = { id: world.newId(), code, name, type: 'SALE', description }
  const templateVersion = { id: world.newId(), templateId: template.id, name: version, versionNumber: 1, effectiveFrom: dateOf(firstOfMonth(world.today - DEAL_DAYS, 0)), body, variables, signingOrder: 'CUSTOMER_FIRST' }
  const added = own.map(([category, riskLevel, title, text, fallback]) => ({ id: world.newId(), code: `${code}-${category}`, category, title, text, fallback, riskLevel }))
  // What it says of delivery takes the place of what the library says.
  const said = [...library.filter(({ category }) => !added.some((clause) => clause.category === category)), ...added]
  return { template, version: templateVersion, clauses: added, places: inOrder(said).map(({ id }, ordinal) => ({ id: world.newId(), templateVersionId: templateVersion.id, clauseId: id, ordinal })) }
}

const order = ['PRICE', 'PAYMENT', 'DELIVERY', 'ACCEPTANCE', 'AFTER_SALES', 'SECRECY', 'LIABILITY', 'OTHER']

function inOrder<Clause extends { readonly category: string }>(clauses: readonly Clause[]): Clause[] {
  return clauses.toSorted((left, right) => order.indexOf(left.category) - order.indexOf(right.category))
}
