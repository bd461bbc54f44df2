import type { Shell } from '@tenon/web/module'
import { ask } from '../home/ask.ts'

export const views = ['MINE', 'NEW', 'TEAM', 'POOL'] as const
export type View = (typeof views)[number]

export interface InboxLead {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly company: string | null
  readonly status: 'NEW' | 'ASSIGNED' | 'WORKING' | 'QUALIFIED' | 'RECYCLED'
  readonly score: number | null
  readonly grade: 'HOT' | 'WARM' | 'COLD' | null
  readonly owner: string | null
  readonly isMine: boolean
  readonly contactedAt: string | null
  readonly dueAt: string | null
  readonly secondsLeft: number | null
  readonly waited: number
}

export interface Compliance {
  readonly total: number
  readonly met: number
  readonly late: number
  readonly complianceBp: number | null
  readonly averageWait: number | null
}

const INBOX = `query LeadInbox($view: LeadInboxView!) {
  leadInbox(view: $view, first: 100) { id version name company status score grade owner isMine contactedAt dueAt secondsLeft waited }
}`

const COMPLIANCE = 'query Compliance($from: Date!, $to: Date!) { firstContactCompliance(from: $from, to: $to) { total met late complianceBp averageWait } }'

export async function readInbox(shell: Pick<Shell, 'fetch'>, view: View): Promise<readonly InboxLead[]> {
  return (await ask<{ leadInbox: readonly InboxLead[] }>(shell, INBOX, { view })).leadInbox
}

/** Of the month that a day is in. */
export async function readCompliance(shell: Pick<Shell, 'fetch'>, today: string): Promise<Compliance> {
  return (await ask<{ firstContactCompliance: Compliance }>(shell, COMPLIANCE, { from: `${today.slice(0, 8)}01`, to: today })).firstContactCompliance
}

export type Verb = 'screen' | 'claim' | 'contact' | 'qualify' | 'convert'

/** Null where it was done; otherwise why not, in the person's language. */
export async function move(shell: Pick<Shell, 'fetch'>, verb: Verb, { id, version }: Pick<InboxLead, 'id' | 'version'>, input: Readonly<Record<string, unknown>> = {}): Promise<string | null> {
  const name = `${verb}Lead`
  const query = `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { result: ${name}(input: $input) { __typename ... on ValidationError { fields { message } } ... on Error { message } } }`
  const { result } = await ask<{ result: { message?: string; fields?: readonly { readonly message: string }[] } }>(shell, query, { input: { id, expectedVersion: version, ...input } })
  return result.fields?.[0]?.message ?? result.message ?? null
}

export type Urgency = 'calm' | 'soon' | 'late' | 'done'

const soon = 2 * 3600

/** How much the first contact presses: less than two business hours are soon. */
export function urgencyOf({ secondsLeft, contactedAt }: Pick<InboxLead, 'secondsLeft' | 'contactedAt'>): Urgency | null {
  if (contactedAt !== null) return 'done'
  if (secondsLeft === null) return null
  if (secondsLeft < 0) return 'late'
  return secondsLeft < soon ? 'soon' : 'calm'
}

/** Business time in words: hours and minutes, as `inbox.hours` and `inbox.minutes` say them. */
export function timeParts(seconds: number): { hours: number; minutes: number } {
  const minutes = Math.floor(Math.abs(seconds) / 60)
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
}

/** What a person does next with a lead. */
export function nextStep(lead: Pick<InboxLead, 'status' | 'isMine'>, may: { readonly screen: boolean; readonly claim: boolean }): Verb | null {
  if (lead.status === 'NEW') return may.screen ? 'screen' : null
  if (lead.status === 'RECYCLED') return may.claim ? 'claim' : null
  if (lead.status === 'QUALIFIED') return 'convert'
  if (!lead.isMine) return null
  return lead.status === 'ASSIGNED' ? 'contact' : 'qualify'
}
