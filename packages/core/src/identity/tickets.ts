import type { Seal } from './seal.ts'

/** Somebody who gave the right password and has not given the code yet. */
export interface Sitting {
  readonly userId: string
  readonly remember: boolean
}

export interface Tickets {
  issue(sitting: Sitting): string
  /** Null for one that is made up or older than five minutes. */
  read(ticket: string): Sitting | null
}

const validFor = 300_000
const about = 'second step'

/** Tickets are kept by whoever signs in, sealed: nothing is stored for sign-ins that are never finished. */
export function createTickets(seal: Seal): Tickets {
  return {
    issue: (sitting) => seal.close(JSON.stringify({ ...sitting, until: Date.now() + validFor }), about),
    read(ticket) {
      const text = seal.open(ticket, about)
      const sitting = text === null ? null : (JSON.parse(text) as Sitting & { readonly until: number })
      return sitting && sitting.until > Date.now() ? sitting : null
    },
  }
}
