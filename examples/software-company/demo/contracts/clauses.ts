import type { World } from '../world.ts'

/** A clause of the library. */
export interface DemoClause {
  readonly id: string
  readonly code: string
  readonly category: TermCategory
  readonly title: string
  readonly text: string
  /** What may be offered instead. */
  readonly fallback: string | null
  readonly riskLevel: 'LOW' | 'MEDIUM' | 'HIGH'
}

type TermCategory = 'PRICE' | 'PAYMENT' | 'DELIVERY' | 'AFTER_SALES' | 'SECRECY'
type Row = readonly [category: TermCategory, riskLevel: DemoClause['riskLevel'], title: string, text: string, fallback: string | null]

const chinese: readonly Row[] = [
  ['PRICE', 'LOW', '合同价款', '合同价款含增值税，明细见合同标的清单。', null],
  ['PAYMENT', 'HIGH', '付款方式', '甲方按付款计划分期支付合同价款，每期应在到期后 15 日内付清。', '甲方按付款计划分期支付合同价款，每期应在到期后 30 日内付清。'],
  ['DELIVERY', 'MEDIUM', '交付', '乙方应于约定的交付日期前完成交付，并提交交付清单。', null],
  ['AFTER_SALES', 'MEDIUM', '售后服务', '自验收之日起，乙方提供十二个月的免费售后服务。', '自验收之日起，乙方提供十八个月的免费售后服务。'],
  ['SECRECY', 'HIGH', '保密', '双方对在履行中获知的对方商业秘密负有保密义务，合同终止后三年内仍然有效。', null],
]

const english: readonly Row[] = [
  ['PRICE', 'LOW', 'Price', 'The price includes tax; the lines of the contract say what it is made of.', null],
  ['PAYMENT', 'HIGH', 'Payment', 'The customer pays the price in the installments of the payment plan, each within 15 days after it falls due.', 'The customer pays each installment within 30 days after it falls due.'],
  ['DELIVERY', 'MEDIUM', 'Delivery', 'The supplier delivers by the agreed day and hands over a list of what was delivered.', null],
  ['AFTER_SALES', 'MEDIUM', 'After-sales service', 'The supplier gives free service for twelve months after acceptance.', 'The supplier gives free service for eighteen months after acceptance.'],
  ['SECRECY', 'HIGH', 'Secrecy', 'Both sides keep the trade secrets of the other for three years beyond the end of the contract.', null],
]

/** What the customer of the returned contract wanted, first and after the return. Both differ from the library. */
export const wantedPayment = {
  CNY: { first: '甲方按付款计划分期支付合同价款，每期应在到期后 180 日内付清。', later: '甲方按付款计划分期支付合同价款，每期应在到期后 60 日内付清。' },
  USD: { first: 'The customer pays each installment within 180 days after it falls due.', later: 'The customer pays each installment within 60 days after it falls due.' },
} as const

export type Clauses = Readonly<Record<'CNY' | 'USD', readonly DemoClause[]>>

/** The library of clauses in both languages: the four that every contract needs, and one on secrecy. */
export function makeClauses(world: World): Clauses {
  const clauses = (language: string, rows: readonly Row[]): DemoClause[] =>
    rows.map(([category, riskLevel, title, text, fallback]) => ({ id: world.newId(), code: `${category.replace('_', '-')}-${language}`, category, title, text, fallback, riskLevel }))
  return { CNY: clauses('ZH', chinese), USD: clauses('EN', english) }
}
