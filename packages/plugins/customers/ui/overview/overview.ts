import type { TimelineItem } from '@tenon/web/kit'

/** What a page of a customer gives to what stands on it. */
export interface CustomerPanel {
  readonly id: string
  readonly record: Readonly<Record<string, unknown>>
  readonly reload: () => void
}

export const interactionKinds = ['CALL', 'WECHAT', 'EMAIL', 'VISIT', 'MEETING', 'DEMO', 'TRAINING', 'OTHER'] as const

export const OVERVIEW = `query CustomerOverview($id: ID!, $from: Date!) {
  customer(id: $id) {
    lifecycle firstPurchaseOn lastPurchaseOn lastContactAt lastVerifiedAt verifyDueOn
    contacts(first: 5, orderBy: [{ field: IS_PRIMARY, direction: DESC }, { field: NAME, direction: ASC }], filter: { validTo: { isNull: true } }) { totalCount nodes { id name title role phone email isPrimary optOutEmail optOutSms optOutCall } }
    nextSteps: interactions(first: 5, filter: { nextDueOn: { gte: $from } }, orderBy: [{ field: NEXT_DUE_ON, direction: ASC }]) { nodes { id summary nextAction nextDueOn } }
    interactions(first: 12, orderBy: [{ field: AT, direction: DESC }]) { nodes { id at kind summary owner { id name } } }
    purchases(first: 12, orderBy: [{ field: ON, direction: DESC }]) { nodes { id on kind gross { amount currency } } }
    ownershipSpans(first: 12, orderBy: [{ field: BEGAN_AT, direction: DESC }]) { nodes { id beganAt reason note person { id name } } }
  }
}`

export interface Overview {
  readonly lifecycle: string | null
  readonly firstPurchaseOn: string | null
  readonly lastPurchaseOn: string | null
  readonly lastContactAt: string | null
  readonly lastVerifiedAt: string | null
  readonly verifyDueOn: string | null
  readonly contacts: { readonly totalCount: number; readonly nodes: readonly { readonly id: string; readonly name: string | null; readonly title: string | null; readonly role: string | null; readonly phone: string | null; readonly email: string | null; readonly isPrimary: boolean | null; readonly optOutEmail: boolean | null; readonly optOutSms: boolean | null; readonly optOutCall: boolean | null }[] }
  readonly nextSteps: { readonly nodes: readonly { readonly id: string; readonly summary: string | null; readonly nextAction: string | null; readonly nextDueOn: string | null }[] }
  readonly interactions: { readonly nodes: readonly { readonly id: string; readonly at: string; readonly kind: string; readonly summary: string | null; readonly owner: { readonly name: string } | null }[] }
  readonly purchases: { readonly nodes: readonly { readonly id: string; readonly on: string; readonly kind: string; readonly gross: { readonly amount: string; readonly currency: string } | null }[] }
  readonly ownershipSpans: { readonly nodes: readonly { readonly id: string; readonly beganAt: string; readonly reason: string; readonly note: string | null; readonly person: { readonly name: string } | null }[] }
}

export interface Wording {
  word(type: string, value: string): string
  money(amount: { readonly amount: string; readonly currency: string }): string
}

/** What happened with a customer, newest first: what was said, what was bought, and whose it became. */
export function timelineOf(overview: Overview, { word, money }: Wording): TimelineItem[] {
  const said = overview.interactions.nodes.map(({ id, at, kind, summary, owner }): TimelineItem => ({ id, at, title: summary ?? word('InteractionKind', kind), detail: [word('InteractionKind', kind), owner?.name].filter(Boolean).join(' · '), icon: 'messages-square', tone: 'info' }))
  const bought = overview.purchases.nodes.map(({ id, on, kind, gross }): TimelineItem => ({ id, at: on, ...boughtFor(gross === null || Number(gross.amount) === 0 ? null : money(gross), word('PurchaseKind', kind)), icon: 'receipt', tone: kind === 'RETURN' ? 'danger' : 'success' }))
  const owned = overview.ownershipSpans.nodes.map(({ id, beganAt, reason, note, person }): TimelineItem => ({ id, at: beganAt, title: person?.name ?? '–', detail: [word('OwnershipReason', reason), note].filter(Boolean).join(' · '), icon: 'user', tone: 'neutral' }))
  return [...said, ...bought, ...owned].sort((left, right) => (left.at < right.at ? 1 : left.at > right.at ? -1 : 0)).slice(0, 20)
}

/** Of a purchase from before amounts were kept there is only its kind to tell. */
function boughtFor(amount: string | null, kind: string): Pick<TimelineItem, 'title' | 'detail'> {
  return amount === null ? { title: kind } : { title: amount, detail: kind }
}
