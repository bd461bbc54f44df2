import { defineErrors } from '@tenon/core'

export const errors = defineErrors({
  CONTRACT_IMMUTABLE: { status: 409, message: 'This contract is {state}: what it says is fixed. Draft an amendment to change it.' },
  CONTRACT_IN_REVIEW: { status: 409, message: 'This contract is being reviewed and cannot be changed meanwhile. Withdraw it first.' },
  CONTRACT_STATE: { status: 409, message: 'This cannot be done with a contract that is {state}. Load it again to see what is possible.' },
  CONTRACT_NOT_ALLOWED: { status: 403, message: 'Your role does not let you do this with the contract. Ask {who}.' },
  CONTRACT_CURRENCY_MIXED: { status: 422, message: 'All amounts of a contract are in one currency; this one is in {currency}. Use it here too.' },
  CONTRACT_WITHOUT_BASE: { status: 409, message: 'Contract {contract} is in {currency}, and no rate into {own} was frozen with its signature: it cannot be added up with the others. Read each currency by itself.' },
  CONTRACT_HASH_MISMATCH: { status: 409, message: 'What you have before you is not what was approved. Load the contract again and use the approved text.' },
  CONTRACT_SIGNATORY_DRAFTED: { status: 403, message: 'Whoever drafted or submitted a contract does not sign it for the company. Ask another signatory.' },
  HAPPENED_IN_THE_FUTURE: { status: 422, message: '{day} has not come yet: today is {today}. What is noted has happened, so choose today or an earlier day.' },
  TAKEN_BACK_BEFORE: { status: 422, message: 'This cannot be taken back as of {day}: it happened on {happened}. Choose that day or a later one.' },
  CONTRACT_ALREADY_SIGNED_BY: { status: 409, message: 'This side has signed already. Load the contract again.' },
  CONTRACT_NO_REVIEWER: { status: 422, message: 'No review policy asks anybody to review this contract, and a contract is never approved by nobody. Ask your director to set the policies up.' },
  CONTRACT_PLAN_TOO_MUCH: { status: 422, message: 'The percentages of the installments are above 100 % together. Correct them.' },
  AMENDMENT_PARENT: { status: 422, message: 'An amendment changes a signed contract of the same customer. Choose that contract, and no other kind has one.' },
  AMENDED_CONTRACT_ENDED: { status: 409, message: 'The contract that this amendment changes is {state} and is not amended any more. Draft a new contract if both sides still want one.' },
  SIGNING_TURN: { status: 409, message: 'The sides of this contract sign one after the other, and it is the turn of {next}. Note that signature first.' },
  SIGNING_DAY_BEFORE_TURN: { status: 422, message: 'The sides of this contract sign one after the other, and {first} signed on {day}. Choose that day or a later one.' },
  TRIGGER_CORRECTED: { status: 409, message: 'This day was corrected already, or is that of the signature. Load the contract again.' },
  TRIGGER_NOT_TYPED: { status: 422, message: 'The days of signatures and invoices are not typed: signing the contract and issuing the invoice set them. Choose a shipment or an acceptance.' },
  TRIGGER_SHARES: { status: 422, message: 'The accepted shares are above 100 % together. Correct the share, or the earlier acceptances.' },
  RECEIPT_SAME_PERSON: { status: 403, message: 'Whoever recorded this does not confirm it. Ask a colleague in finance.' },
  RECEIPT_STATE: { status: 409, message: 'This receipt is {state} already. Load it again.' },
  RECEIPT_OVER_ALLOCATED: { status: 422, message: 'The allocations make up {allocated}, and only {available} is there. Allocate less; what is left stays as credit of the customer.' },
  RECEIPT_AMOUNT: { status: 422, message: 'An amount that is recorded is above zero. Correct it.' },
  RECEIPT_RATE_REQUIRED: { status: 422, message: 'The receipt is in {currency}, and the contracts that it pays are in {target}. Say the rate of the day.' },
  INSTALLMENT_OVERPAID: { status: 409, message: 'Only {open} of installment "{title}" is open. Allocate at most that; what is left stays as credit of the customer.' },
  INSTALLMENT_NOT_OWED: { status: 409, message: 'Installment "{title}" is not owed: its contract is not signed, or is of another customer.' },
  CREDIT_USED: { status: 409, message: 'The credit that came of this receipt was used or paid back in the meantime. Reverse that first.' },
  INVOICE_ABOVE_CONTRACT: { status: 422, message: 'The invoices would be above the price: {available} can still be invoiced. Lower the amount, or reverse an invoice first.' },
  INSTALLMENT_OVER_INVOICED: { status: 422, message: 'Only {available} of installment "{title}" can still be invoiced. Name at most that, or reverse an invoice of it first.' },
  INSTALLMENT_NOT_INVOICED_HERE: { status: 422, message: 'The invoice names an installment that is neither of this contract nor of its signed amendments. Load the contract again and choose one of its own.' },
  INVOICE_PARTS_TOTAL: { status: 422, message: 'The installments make up {total}, and the invoice is over {gross}. Make both the same.' },
  INVOICE_STATE: { status: 409, message: 'This invoice is {state} already. Load it again.' },
  COST_TAKEN_BACK: { status: 409, message: 'This cost was taken back already, or takes back another one. Load it again.' },
  WRITE_OFF_SAME_PERSON: { status: 403, message: 'Whoever proposed a write-off does not agree to it. Ask a leader.' },
  TERMINATION_MISSING: { status: 409, message: 'Nobody has proposed to terminate this contract. Ask a director to do so first.' },
  TERMINATION_SAME_PERSON: { status: 403, message: 'Whoever proposed a termination does not agree to its settlement. Ask finance.' },
  SETTLEMENT_TOO_HIGH: { status: 422, message: 'A settlement is at most what the contract was worth, {gross}, and not below zero. Correct it.' },
  SETTLEMENT_DUE_TOO_EARLY: { status: 422, message: 'What is owed of a settlement falls due on {day}, when the contract ends, or later. Correct the day.' },
  CONTRACT_SPLIT_TOTAL: { status: 422, message: 'The revenue shares of a contract must make up 100 % together; these make up {total} %. Correct them.' },
  CONTRACT_ACTING: { status: 403, message: 'An administrator who acts as somebody signs and confirms nothing for them. Stop acting, and let them do it.' },
  DEAL_NOT_CONTRACTING: { status: 409, message: 'A deal drafts its contract when it is in "{stage}" or won. Move the deal on first.' },
  DEAL_WITHOUT_CUSTOMER: { status: 422, message: 'The deal names no customer to sign a contract with. Choose the customer first.' },
  DEAL_WITHOUT_AMOUNT: { status: 422, message: 'The deal has no amount, no lines and no quote, so there is nothing to put into a contract. Say what it is worth first.' },
  DEAL_OF_ANOTHER_CUSTOMER: { status: 422, message: 'The deal is of another customer than the contract. Choose a deal of the same customer.' },
  PDF_TOO_SLOW: { status: 503, message: 'The contract was not printed within {seconds} seconds. Try again in a moment; if that does not help, the contract is too long to be printed.' },
  PDF_NOT_MADE: { status: 503, message: 'The contract could not be printed. Try again in a moment, and tell whoever runs the system if that does not help.' },
  TEMPLATE_VALUE_DAY: { status: 422, message: '"{variable}" of the template is a day, written like 2026-03-31. Correct it.' },
  TEMPLATE_VALUE_NUMBER: { status: 422, message: '"{variable}" of the template is a number, written like 12.5. Correct it.' },
  TEMPLATE_VALUE_MONEY: { status: 422, message: '"{variable}" of the template is an amount, written like 1234.50 CNY. Correct it.' },
  TEMPLATE_VALUE_EMPTY: { status: 422, message: '"{variable}" of the template has an empty value. Fill it in, or leave it out to fill it in later.' },
  TEMPLATE_CLAUSE_UNKNOWN: { status: 409, message: 'The template has changed: a clause that you worded differently is not in it any more. Load the template again.' },
  TEMPLATE_WITHOUT_VERSION: { status: 409, message: 'No version of this template holds today. Ask legal to publish one.' },
})

/** The state that a refusal names, in English; in other languages it is called as on the screens. */
export function inState(states: 'ContractStatus' | 'ReceiptStatus' | 'RefundStatus' | 'WriteOffStatus' | 'InvoiceStatus', present: string) {
  return { state: present.toLowerCase().replaceAll('_', ' '), states, present }
}

/** By the keys of their messages. */
const people = { 'who.OWNER': 'whoever owns the contract', 'who.DIRECTOR': 'a director', 'who.FINANCE': 'finance', 'who.LEADER': 'a leader' } as const
export type Asked = keyof typeof people extends `who.${infer Name}` ? Name : never

/** Whom a refusal sends people to, in English; in other languages they are called by the message `who.OWNER` and the like. */
export function whom(asked: Asked) {
  return { who: people[`who.${asked}`], asked }
}
