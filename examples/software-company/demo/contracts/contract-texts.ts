const chinese = {
  title: (deal: string) => `${deal} 合同`,
  terms: [
    ['PRICE', '合同价款', '合同价款含增值税，明细见合同标的清单。'],
    ['PAYMENT', '付款方式', '甲方按付款计划分期支付合同价款。'],
    ['DELIVERY', '交付', '乙方应于约定的交付日期前完成交付，并提交交付清单。'],
    ['AFTER_SALES', '售后服务', '自验收之日起，乙方提供十二个月的免费售后服务。'],
  ],
  payments: ['首付款', '验收款', '质保金'],
  obligations: { deliver: '按约定交付合同标的', pay: '按付款计划支付价款' },
} as const

const english = {
  title: (deal: string) => `Contract: ${deal}`,
  terms: [
    ['PRICE', 'Price', 'The price includes tax; the lines of the contract say what it is made of.'],
    ['PAYMENT', 'Payment', 'The customer pays the price in the installments of the payment plan.'],
    ['DELIVERY', 'Delivery', 'The supplier delivers by the agreed day and hands over a list of what was delivered.'],
    ['AFTER_SALES', 'After-sales service', 'The supplier gives free service for twelve months after acceptance.'],
  ],
  payments: ['Down payment', 'On acceptance', 'Retention'],
  obligations: { deliver: 'Deliver what the contract names', pay: 'Pay by the payment plan' },
} as const

/** What a contract says: English where the customer pays in dollars. */
export function textsFor(currency: string) {
  return currency === 'USD' ? english : chinese
}
