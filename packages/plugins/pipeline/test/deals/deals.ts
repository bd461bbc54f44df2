import type { TestCaller } from '@tenon/core/testing'
import { ask } from '../company.ts'

export interface Outcome {
  readonly code?: string
  readonly message?: string
  readonly fields?: readonly { readonly path: string; readonly code: string }[]
  readonly record?: { readonly id: string; readonly version: number; readonly status?: string; readonly edition?: number }
}

const fields: Readonly<Record<string, string>> = { solution: 'id version status edition', opportunity: 'id version' }

/** Runs a mutation that answers one record. */
export async function act(caller: TestCaller, name: string, input: Record<string, unknown>, record: string): Promise<Outcome> {
  const upper = name.charAt(0).toUpperCase() + name.slice(1)
  return (await ask<{ result: Outcome }>(caller, `mutation ($input: ${upper}Input!) { result: ${name}(input: $input) { ... on ${upper}Payload { record: ${record} { ${fields[record] ?? 'id version'} } } ... on Error { code message } ... on ValidationError { fields { path code } } } }`, { input }))
    .result
}

export const sections = { features: 'Planning and stock in one', advantages: 'Half a year sooner', implementation: 'Three months', afterSales: 'Two hours to answer' }

/** What each next stage lacks: `{ Solution: ['NEED_RECORDED'] }`. */
export async function lacks(caller: TestCaller, id: string, headers: Record<string, string> = {}): Promise<Record<string, string[]>> {
  const { stageChecks } = await ask<{ stageChecks: { stageName: string; missing: string[] }[] }>(caller, 'query ($id: ID!) { stageChecks(id: $id) { stageName missing } }', { id }, headers)
  return Object.fromEntries(stageChecks.map(({ stageName, missing }) => [stageName, missing]))
}

/** Decides what waits for the caller: the first of her inbox. */
export async function decide(caller: TestCaller, verdict = 'APPROVE'): Promise<string> {
  const { approvalInbox } = await ask<{ approvalInbox: { nodes: { request: { id: string; hash: string } }[] } }>(caller, '{ approvalInbox { nodes { request { id hash } } } }')
  const waiting = approvalInbox.nodes[0]
  if (!waiting) return 'NOTHING_WAITS'
  const input = { ...waiting.request, verdict, ...(verdict === 'APPROVE' ? {} : { comment: 'Because' }) }
  const { result } = await ask<{ result: { code?: string; approvalRequest?: { status: string } } }>(caller, 'mutation ($input: DecideApprovalInput!) { result: decideApproval(input: $input) { ... on DecideApprovalPayload { approvalRequest { status } } ... on Error { code } } }', { input })
  return result.code ?? result.approvalRequest!.status
}
