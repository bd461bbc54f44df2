const chinese = {
  title: (deal: string) => `${deal} 合同`,
  payments: { once: '合同款', sign: '首付款', acceptance: '验收款', trial: '试运行款', retention: '质保金' },
  obligations: { deliver: '按约定交付合同标的', pay: '按付款计划支付价款', support: '在服务期内提供服务' },
  amended: (title: string) => `${title} 补充协议`,
  less: '实施服务工作量调减',
  more: '用户培训（追加）',
  accepted: '客户签署验收单',
  upkeep: (customer: string) => `${customer}年度运维服务 合同`,
  custom: (customer: string) => `${customer}定制开发框架 合同`,
} as const

const english = {
  title: (deal: string) => `Contract: ${deal}`,
  payments: { once: 'Contract price', sign: 'Down payment', acceptance: 'On acceptance', trial: 'After the trial run', retention: 'Retention' },
  obligations: { deliver: 'Deliver what the contract names', pay: 'Pay by the payment plan', support: 'Give service until the contract ends' },
  amended: (title: string) => `${title}, amendment`,
  less: 'Less implementation work',
  more: 'Training for users (added)',
  accepted: 'The customer has signed the acceptance',
  upkeep: (customer: string) => `Contract: ${customer} – yearly maintenance`,
  custom: (customer: string) => `Contract: ${customer} – custom development`,
} as const

export type ContractTexts = typeof chinese | typeof english

/** What a contract says: English where the customer pays in dollars. */
export function textsFor(currency: string): ContractTexts {
  return currency === 'USD' ? english : chinese
}

/** What reviewers and others write. The house writes Chinese. */
export const remarks = {
  returned: '付款期限 180 天与标准条款不符，请与客户协商缩短，或说明理由后重新提交。',
  approved: ['同意。', '条款无异议。', '价格与报价单一致，同意。', null, null, null],
  terminated: '客户业务调整，双方协商提前终止，按已提供的服务期结算。',
  badDebt: '客户对最后一批工作量有异议，经协商不再收取。',
  badDebtAsked: '多次催收无果，申请核销余额的一部分。',
} as const
