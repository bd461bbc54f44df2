import type { Page } from 'playwright-core'
import { ask } from './ask.ts'

const money = (amount: string) => ({ amount, currency: 'CNY' })
const terms = ['PRICE', 'PAYMENT', 'DELIVERY', 'AFTER_SALES'].map((category) => ({ category, title: category, text: `What holds for ${category}.` }))

interface Done {
  readonly __typename: string
  readonly message?: string
  readonly record?: { readonly id: string; readonly version: number }
}

/** Does a mutation that must succeed, with the rights of whoever has the page. */
export async function must(page: Page, name: string, input: object, record: string): Promise<{ readonly id: string; readonly version: number }> {
  const upper = name.charAt(0).toUpperCase() + name.slice(1)
  const { result } = await ask<{ result: Done }>(page, `mutation ($input: ${upper}Input!) { result: ${name}(input: $input) { __typename ... on ${upper}Payload { record: ${record} { id version } } ... on Error { message } } }`, { input })
  if (!result.record) throw new Error(`${name}: ${result.message}`)
  return result.record
}

/** A draft of 1,000.00 in two halves: one on signing, one on acceptance. */
export async function draftContract(rep: Page, customerId: string, title: string): Promise<string> {
  const { me } = await ask<{ me: { id: string } }>(rep, '{ me { id } }')
  const { id } = await must(rep, 'draftContract', {
    title, type: 'SALE', customerId, terms,
    lines: [{ title: 'Licence', kind: 'LICENSE', quantity: '1', unitPrice: money('1000.00'), taxRateBp: 1_300 }],
    installments: [{ title: 'On signing', shareBp: 5_000, trigger: 'ON_SIGN' }, { title: 'After acceptance', shareBp: 5_000, trigger: 'ON_ACCEPTANCE', offset: 15 }],
    splits: [{ personId: me.id, shareBp: 10_000 }],
    obligations: [{ party: 'US', kind: 'DELIVER', title: 'Deliver the licence' }],
  }, 'contract')
  return id
}

/** The same, waiting for the director, who alone reviews it. */
export async function submittedContract(rep: Page, director: Page, customerId: string, title: string): Promise<string> {
  const id = await draftContract(rep, customerId, title)
  await withOneReviewer(director, async () => void (await must(rep, 'submitContract', { id, expectedVersion: await versionOf(rep, id) }, 'contract')))
  return id
}

/** The same, signed today by both sides. */
export async function signedContract(rep: Page, director: Page, customerId: string, title: string): Promise<string> {
  const id = await submittedContract(rep, director, customerId, title)
  const { approvalRequests } = await ask<{ approvalRequests: { nodes: { id: string; hash: string; subjectId: string }[] } }>(director, '{ approvalRequests(first: 100, orderBy: [{ field: CREATED_AT, direction: DESC }]) { nodes { id hash subjectId } } }')
  const request = approvalRequests.nodes.find(({ subjectId }) => subjectId === id.split(':')[1])!
  await must(director, 'decideApproval', { id: request.id, hash: request.hash, verdict: 'APPROVE' }, 'approvalRequest')
  await must(rep, 'sendContract', { id, expectedVersion: await versionOf(rep, id) }, 'contract')
  const signedOn = await rep.evaluate(() => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date()))
  const sign = async (page: Page, party: string, signerName: string) => void (await must(page, 'signContract', { id, expectedVersion: await versionOf(page, id), party, signerName, method: 'WET_SCAN', signedOn, contentHash: request.hash }, 'contract'))
  await sign(rep, 'CUSTOMER', 'Hua')
  await sign(director, 'US', 'Zhou')
  return id
}

async function versionOf(page: Page, id: string): Promise<number> {
  return (await ask<{ contract: { version: number } }>(page, 'query ($id: ID!) { contract(id: $id) { version } }', { id })).contract.version
}

/** The departments of the company are left alone: only the director is asked meanwhile. */
async function withOneReviewer(director: Page, run: () => Promise<void>): Promise<void> {
  const { reviewPolicies } = await ask<{ reviewPolicies: { nodes: { id: string; active: boolean }[] } }>(director, '{ reviewPolicies(first: 50) { nodes { id active } } }')
  const active = reviewPolicies.nodes.filter((policy) => policy.active)
  for (const { id } of active) await setActive(director, id, false)
  const { id } = await must(director, 'createReviewPolicy', { name: 'Director', role: 'DIRECTOR', ordinal: 1 }, 'reviewPolicy')
  try {
    await run()
  } finally {
    await setActive(director, id, false)
    for (const policy of active) await setActive(director, policy.id, true)
  }
}

async function setActive(director: Page, id: string, active: boolean): Promise<void> {
  const { reviewPolicy } = await ask<{ reviewPolicy: { version: number } }>(director, 'query ($id: ID!) { reviewPolicy(id: $id) { version } }', { id })
  await must(director, 'updateReviewPolicy', { id, expectedVersion: reviewPolicy.version, active }, 'reviewPolicy')
}
