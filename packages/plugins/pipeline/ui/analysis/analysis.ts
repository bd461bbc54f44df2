import type { Option } from '@tenon/web/kit'
import type { Shell } from '@tenon/web/module'
import { ask } from '../home/ask.ts'

export interface Money {
  readonly amount: string
  readonly currency: string
}

export interface LossGroup {
  readonly id: string
  readonly name: string
  readonly count: number
  readonly amount: Money
}

export interface Step {
  readonly stageId: string
  readonly isWon: boolean
  readonly entered: number
  readonly advanced: number
  readonly conversionBp: number | null
  readonly averageDays: number | null
}

export interface Stage {
  readonly id: string
  readonly name: string
  readonly outcome: 'OPEN' | 'WON' | 'LOST'
}

export interface WinLoss {
  readonly from: string
  readonly to: string
  readonly won: number
  readonly lost: number
  readonly open: number
  readonly elsewhere: number
  readonly withoutRate: number
  readonly winRateBp: number | null
  readonly cycleDays: number | null
  readonly wonAmount: Money
  readonly lostAmount: Money
  readonly average: Money | null
  readonly velocity: Money | null
  readonly reasons: readonly { readonly category: string; readonly count: number; readonly amount: Money }[]
  readonly competitors: readonly LossGroup[]
  readonly funnel: readonly Step[]
}

export interface Analysis {
  readonly winLoss: WinLoss | null
  readonly stages: { readonly nodes: readonly Stage[] }
}

const money = '{ amount currency }'

export const ANALYSIS = `query WinLoss($periodKey: String!, $currency: String!, $personId: ID, $unitId: ID) {
  winLoss(periodKey: $periodKey, currency: $currency, personId: $personId, unitId: $unitId) {
    from to won lost open elsewhere withoutRate winRateBp cycleDays wonAmount ${money} lostAmount ${money} average ${money} velocity ${money}
    reasons { category count amount ${money} } competitors { id name count amount ${money} }
    funnel { stageId isWon entered advanced conversionBp averageDays }
  }
  stages(first: 100, orderBy: [{ field: ORDINAL, direction: ASC }]) { nodes { id name outcome } }
}`

/** The part of a global id that an address names: 'Person:0198' is '0198'. */
export function rowOf(id: string): string {
  return id.slice(id.indexOf(':') + 1)
}

/** A person or a unit, as the question wants it. */
export function whose(who: string | null): { readonly personId: string | null; readonly unitId: string | null } {
  return { personId: who?.startsWith('Person:') ? who : null, unitId: who?.startsWith('OrgUnit:') ? who : null }
}

interface DealsOf {
  readonly path: string
  readonly found: Pick<WinLoss, 'from' | 'to'>
  readonly stages: readonly Stage[]
  readonly who: string | null
}

/** The list of the deals that a number counts, as an address: those closed in the period with an outcome, and what more is asked. */
export function closedDeals({ path, found, stages, who }: DealsOf, outcomes: readonly Stage['outcome'][], more: readonly string[] = []): string {
  const ids = stages.filter(({ outcome }) => outcomes.includes(outcome)).map(({ id }) => rowOf(id))
  const { personId, unitId } = whose(who)
  const rules = [
    `closedOn.between:${found.from},${found.to}`, `stage.in:${ids.join(',')}`, ...(personId ? [`owner.in:${rowOf(personId)}`] : []), ...(unitId ? [`team.within:${rowOf(unitId)}`] : []), ...more,
  ]
  return `${path}?f=${rules.join(';')}&sort=-amount`
}

/** People and units that an analysis can be narrowed to. */
export async function searchWhose(shell: Pick<Shell, 'fetch'>, text: string): Promise<readonly Option[]> {
  const query = `query ($search: String) {
    orgUnits(first: 8, search: $search) { nodes { id name } }
    people(first: 12, search: $search, filter: { active: { eq: true } }) { nodes { id name title } }
  }`
  const { orgUnits, people } = await ask<{ orgUnits: Nodes; people: Nodes }>(shell, query, { search: text || null })
  return [...orgUnits.nodes.map(({ id, name }) => ({ value: id, label: name, icon: 'users' })), ...people.nodes.map(({ id, name, title }) => ({ value: id, label: name, detail: title ?? null, icon: 'user' }))]
}

interface Nodes {
  readonly nodes: readonly { readonly id: string; readonly name: string; readonly title?: string | null }[]
}

/** Of whom an address speaks. */
export async function readWho(shell: Pick<Shell, 'fetch'>, who: string): Promise<Option | null> {
  const field = who.startsWith('OrgUnit:') ? 'orgUnit' : 'person'
  const { found } = await ask<{ found: { readonly name: string } | null }>(shell, `query ($id: ID!) { found: ${field}(id: $id) { name } }`, { id: who })
  return found === null ? null : { value: who, label: found.name }
}
