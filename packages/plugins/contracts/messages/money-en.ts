/** Words of what invoices are for, and of what contracts cost. */
export const moneyEn = {
  InvoicePart: 'Installment of an invoice',
  'InvoicePart.plural': 'Installments of invoices',
  'InvoicePart.empty': 'What each invoice is for stands here.',
  'InvoicePart.invoice': 'Invoice',
  'InvoicePart.installment': 'Installment',
  'InvoicePart.amount': 'Amount',

  'Obligation.dueNote': 'Words on when',
  'Obligation.dueRule': 'Words on when',
  'Obligation.dueKind': 'Due',
  'Obligation.dueOffset': 'Days after',
  'Obligation.dueEvent': 'After',
  'Obligation.dueInstallment': 'Installment number',

  'transition.Contract.suspendAlong': 'Suspend with its contract',
  'transition.Contract.resumeAlong': 'Resume with its contract',
  'transition.Contract.terminateAlong': 'Terminate with its contract',
  'transition.Contract.expireAlong': 'Expire with its contract',
  'transition.Contract.fulfilAlong': 'Fulfil with its contract',
  'transition.Contract.closeAlong': 'Close with its contract',
  'transition.Contract.lapse': 'Lapse with its contract',

  'Contract.signingOrder': 'Who signs first',
  'ContractTemplateVersion.signingOrder': 'Who signs first',
  'SigningOrder.ANY': 'Either side',
  'SigningOrder.CUSTOMER_FIRST': 'The customer first',
  'SigningOrder.US_FIRST': 'Our company first',
  'signing.why.NOT_ITS_TURN': 'It is the turn of the other side',
  'signing.do.NOT_ITS_TURN': 'The sides sign one after the other, as the contract says. Note the other signature first.',
  'signing.turn': 'Signs next',
}
