import type { TestCaller } from '@tenon/core/testing'
import { ask, openCompany, type Company } from '../company.ts'

export interface Outcome {
  readonly __typename: string
  readonly lead?: { readonly id: string; readonly version: number; readonly status: string }
  readonly leadId?: string | null
  readonly code?: string
  readonly message?: string
  readonly fields?: readonly { readonly path: string; readonly code: string }[]
}

/** A mutation of one lead by its verb: `move(rep, 'qualify', { id })`. */
export async function move(caller: TestCaller, verb: string, input: Record<string, unknown>, headers: Record<string, string> = {}, model = 'Lead'): Promise<Outcome> {
  const name = `${verb}${model}`
  const upper = name.charAt(0).toUpperCase() + name.slice(1)
  const field = model.charAt(0).toLowerCase() + model.slice(1)
  const query = `mutation ($input: ${upper}Input!) { result: ${name}(input: $input) { __typename ... on ${upper}Payload { lead: ${field} { id version status } } ... on ValidationError { fields { path code } } ... on Error { code message } } }`
  return (await ask<{ result: Outcome }>(caller, query, { input: { expectedVersion: await versionOf(caller, field, input['id'] as string), ...input } }, headers)).result
}

/** As the caller sees it; 1 where the record is hidden from her. */
async function versionOf(caller: TestCaller, field: string, id: string): Promise<number> {
  const answer = await ask<Record<string, { version: number } | null>>(caller, `query ($id: ID!) { record: ${field}(id: $id) { version } }`, { id })
  return answer['record']?.version ?? 1
}

export async function createRecord(caller: TestCaller, model: string, input: Record<string, unknown>): Promise<string> {
  const field = model.charAt(0).toLowerCase() + model.slice(1)
  const query = `mutation ($input: Create${model}Input!) { result: create${model}(input: $input) { ... on Create${model}Payload { record: ${field} { id } } ... on ValidationError { fields { path code } } ... on Error { code message } } }`
  const { result } = await ask<{ result: { record?: { id: string } } }>(caller, query, { input })
  if (!result.record) throw new Error(JSON.stringify(result))
  return result.record.id
}

export async function capture(caller: TestCaller, input: Record<string, unknown>): Promise<Outcome> {
  const query = 'mutation ($input: CaptureLeadInput!) { result: captureLead(input: $input) { __typename ... on CaptureLeadPayload { leadId } ... on ValidationError { fields { path code } } ... on Error { code message } } }'
  return (await ask<{ result: Outcome }>(caller, query, { input })).result
}

export interface SeenLead {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly status: string
  readonly score: number | null
  readonly grade: string | null
  readonly owner: { readonly id: string } | null
  readonly email: string | null
  readonly firstContactDueAt: string | null
  readonly firstContactAt: string | null
  readonly customer: { readonly id: string; readonly name: string } | null
  readonly touches: { readonly nodes: readonly { readonly activity: string; readonly source: string; readonly campaignRef: string | null; readonly consent: boolean | null }[] }
  readonly opportunities: { readonly nodes: readonly { readonly id: string; readonly name: string; readonly stage: { readonly key: string }; readonly contact: { readonly name: string } | null }[] }
}

const fields = 'id version name status score grade email owner { id } firstContactDueAt firstContactAt customer { id name } touches(orderBy: [{ field: AT, direction: ASC }]) { nodes { activity source campaignRef consent } } opportunities { nodes { id name stage { key } contact { name } } }'

export async function see(caller: TestCaller, id: string): Promise<SeenLead | null> {
  return (await ask<{ lead: SeenLead | null }>(caller, `query ($id: ID!) { lead(id: $id) { ${fields} } }`, { id })).lead
}

export async function seeAll(caller: TestCaller): Promise<readonly SeenLead[]> {
  return (await ask<{ leads: { nodes: readonly SeenLead[] } }>(caller, `{ leads(first: 50, orderBy: [{ field: CREATED_AT, direction: ASC }]) { nodes { ${fields} } } }`)).leads.nodes
}

/** A company whose clock the test sets, on a Thursday morning in Shanghai. */
export async function openAt(start = '2026-01-15T01:00:00Z'): Promise<Company & { at(moment: string): void }> {
  const clock = { now: new Date(start) }
  const company = await openCompany({ now: () => clock.now })
  return { ...company, at: (moment) => void (clock.now = new Date(moment)) }
}
