import type { moneyEn } from './money-en.ts'

/** Words of what invoices are for, and of what contracts cost. */
export const moneyZhCN: Record<keyof typeof moneyEn, string> = {
  InvoicePart: '发票对应节点',
  'InvoicePart.plural': '发票对应节点',
  'InvoicePart.empty': '各张发票对应的付款节点显示在此。',
  'InvoicePart.invoice': '发票',
  'InvoicePart.installment': '付款节点',
  'InvoicePart.amount': '金额',

  'Obligation.dueNote': '履行条件说明',
  'Obligation.dueRule': '履行条件说明',
  'Obligation.dueKind': '履行期限',
  'Obligation.dueOffset': '其后天数',
  'Obligation.dueEvent': '起算事件',
  'Obligation.dueInstallment': '付款期号',

  'transition.Contract.suspendAlong': '随主合同中止',
  'transition.Contract.resumeAlong': '随主合同恢复',
  'transition.Contract.terminateAlong': '随主合同终止',
  'transition.Contract.expireAlong': '随主合同到期',
  'transition.Contract.fulfilAlong': '随主合同履行完毕',
  'transition.Contract.closeAlong': '随主合同关闭',
  'transition.Contract.lapse': '随主合同结束而作废',

  'Contract.signingOrder': '签署顺序',
  'ContractTemplateVersion.signingOrder': '签署顺序',
  'SigningOrder.ANY': '不限',
  'SigningOrder.CUSTOMER_FIRST': '客户先签',
  'SigningOrder.US_FIRST': '我方先签',
  'signing.why.NOT_ITS_TURN': '请等待对方先签署',
  'signing.do.NOT_ITS_TURN': '合同约定了签署顺序，请先登记对方的签署。',
  'signing.turn': '待签署',
}
