import type { InboxLead } from '../leads/inbox.ts'

/** Leads whose first contact is still to come and has a clock, the most urgent first, whatever time is left. */
export function waitingLeads(leads: readonly InboxLead[]): (InboxLead & { readonly secondsLeft: number })[] {
  return leads.filter(isWaiting).toSorted((a, b) => a.secondsLeft - b.secondsLeft)
}

function isWaiting(lead: InboxLead): lead is InboxLead & { readonly secondsLeft: number } {
  return lead.contactedAt === null && lead.secondsLeft !== null
}
