import { approvals } from '@tenon/approvals'
import { catalog } from '@tenon/catalog'
import type { Plugin } from '@tenon/core'
import { createTestApp, type TestApp, type TestCaller } from '@tenon/core/testing'
import { customers } from '@tenon/customers'
import { expect } from 'vitest'
import { contracts } from '../src/index.ts'

type Role = 'rep' | 'otherRep' | 'southRep' | 'manager' | 'southManager' | 'director' | 'legal' | 'product' | 'finance' | 'cashier' | 'leader' | 'admin' | 'auditor' | 'support'

export interface Company extends Readonly<Record<Role, TestCaller>> {
  readonly test: TestApp
  /** GraphQL id of a customer of the rep. */
  readonly customerId: string
  /** Sets the clock of the company: '2026-02-10'. */
  setDay(day: string): void
}

/** The company of the policy: two teams, the departments that review, finance of two, and a leader. */
export async function openCompany(plugins: readonly Plugin[] = [customers(), catalog(), approvals(), contracts()]): Promise<Company> {
  const clock = { now: new Date('2026-02-01T02:00:00.000Z') }
  const test = await createTestApp({ plugins, now: () => clock.now })
  const director = await test.as('DIRECTOR', { name: '周岚', unit: 'sales', heads: true })
  const manager = await test.as('MANAGER', { name: '陈波', unit: 'north', parentUnit: 'sales', heads: true })
  const southManager = await test.as('MANAGER', { name: '孙悦', unit: 'south', parentUnit: 'sales', heads: true })
  const rep = await test.as('REP', { name: '李娜', unit: 'north', parentUnit: 'sales' })
  const otherRep = await test.as('REP', { name: '王强', unit: 'north', parentUnit: 'sales' })
  const southRep = await test.as('REP', { name: '赵敏', unit: 'south', parentUnit: 'sales' })
  const legal = await test.as('LEGAL', { name: '沈', unit: 'legal' })
  const product = await test.as('PRODUCT', { name: '马', unit: 'product' })
  const finance = await test.as('FINANCE', { name: '吴', unit: 'finance' })
  const cashier = await test.as('FINANCE', { name: '何', unit: 'finance' })
  const leader = await test.as('LEADER', { name: '郑' })
  const admin = await test.as('SYSADMIN', { name: 'Admin' })
  const auditor = await test.as('AUDITOR', { name: 'Auditor' })
  const support = await test.as('SUPPORT', { name: '冯' })
  const customerId = await createCustomer(rep, '华星制造')
  return { test, director, manager, southManager, rep, otherRep, southRep, legal, product, finance, cashier, leader, admin, auditor, support, customerId, setDay: (day) => void (clock.now = new Date(`${day}T02:00:00.000Z`)) }
}

/** The data of an answer without errors. */
export async function ask<Data = Record<string, never>>(caller: TestCaller, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const answer = await caller.graphql<Data>(query, variables)
  expect(answer.errors).toBeUndefined()
  return answer.data!
}

export interface Result {
  readonly __typename: string
  readonly code?: string
  readonly message?: string
  readonly fields?: readonly { readonly path: string; readonly code: string }[]
  readonly record?: Record<string, never> & { readonly id: string; readonly version: number; readonly status: string }
}

const answers: Readonly<Record<string, string>> = {
  lockPeriod: 'periodLock',
  recordReceipt: 'receipt', confirmReceipt: 'receipt', reverseReceipt: 'receipt', useCustomerCredit: 'customer', requestRefund: 'refund', payRefund: 'refund', requestWriteOff: 'writeOff', decideWriteOff: 'writeOff',
  issueInvoice: 'contractInvoice', reverseInvoice: 'contractInvoice', voidInvoice: 'contractInvoice', markObligation: 'obligation', createCustomer: 'customer', decideApproval: 'approvalRequest',
  createContractLine: 'contractLine', updateContractLine: 'contractLine', createContractTerm: 'contractTerm', updateContractTerm: 'contractTerm', createClause: 'clause', updateClause: 'clause', createContractTemplate: 'contractTemplate',
  createContractTemplateVersion: 'contractTemplateVersion', updateContractTemplateVersion: 'contractTemplateVersion', createTemplateClause: 'templateClause', createReviewPolicy: 'reviewPolicy', updateReviewPolicy: 'reviewPolicy', updateObligation: 'obligation', createInstallment: 'installment', updateInstallment: 'installment', updateCustomer: 'customer', releaseCustomer: 'customer', createCustomerPolicy: 'customerPolicy',
}
const stateless = new Set(['customer', 'customerPolicy', 'contractLine', 'contractTerm', 'clause', 'contractTemplate', 'contractTemplateVersion', 'templateClause', 'reviewPolicy', 'installment'])

/** Runs a mutation; gives the record, or the refusal. */
export async function run(caller: TestCaller, name: string, input: object): Promise<Result> {
  const upper = name.charAt(0).toUpperCase() + name.slice(1)
  const one = answers[name] ?? 'contract'
  const query = `mutation ($input: ${upper}Input!) { result: ${name}(input: $input) { __typename ... on ${upper}Payload { record: ${one} { id version ${stateless.has(one) ? '' : 'status'} } } ... on Error { code message } ... on ValidationError { fields { path code } } } }`
  return (await ask<{ result: Result }>(caller, query, { input })).result
}

/** Runs a mutation that must succeed. */
export async function did(caller: TestCaller, name: string, input: object): Promise<NonNullable<Result['record']>> {
  const result = await run(caller, name, input)
  if (result.code !== undefined) throw new Error(`${name}: ${result.code} ${result.message} ${JSON.stringify(result.fields ?? [])}`)
  return result.record!
}

export async function createCustomer(caller: TestCaller, name: string): Promise<string> {
  return (await did(caller, 'createCustomer', { name })).id
}

export const cny = (amount: string) => ({ amount, currency: 'CNY' })
export const person = (caller: TestCaller) => `Person:${caller.personId}`
