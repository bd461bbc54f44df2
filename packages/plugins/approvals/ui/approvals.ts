/** What the screens ask for, and get. */
export interface PersonRef {
  readonly id: string
  readonly name: string
}

export interface Fact {
  readonly label: string
  readonly value: string
}

export type Status = 'PENDING' | 'APPROVED' | 'REJECTED' | 'RETURNED' | 'WITHDRAWN'
export type Verdict = 'APPROVE' | 'REJECT' | 'RETURN' | 'ABSTAIN'

export interface RequestCard {
  readonly id: string
  readonly title: string
  readonly status: Status
  readonly stuck: boolean
  readonly hash: string
  readonly revision: number
  readonly round: number
  readonly subjectModel: string
  readonly subjectId: string
  readonly facts: readonly Fact[]
  readonly submittedAt: string
  readonly submittedBy: PersonRef | null
  readonly submitterDeputy: PersonRef | null
}

export interface WaitingSeat {
  readonly id: string
  readonly askedAt: string
  readonly insteadOf: PersonRef | null
  readonly step: { readonly id: string; readonly title: string; readonly dueAt: string | null } | null
  readonly request: RequestCard | null
}

const card = 'id title status stuck hash revision round subjectModel subjectId facts submittedAt submittedBy { id name } submitterDeputy { id name }'

export const INBOX = `query ApprovalInbox($after: String) { approvalInbox(first: 20, after: $after) { totalCount hasNextPage endCursor nodes { id askedAt insteadOf { id name } step { id title dueAt } request { ${card} } } } }`

export interface InboxAnswer {
  readonly approvalInbox: { readonly totalCount: number; readonly hasNextPage: boolean; readonly endCursor: string | null; readonly nodes: readonly WaitingSeat[] }
}

export const SUBMITTED = `query ApprovalsSubmitted($me: ID!, $after: String) { approvalRequests(first: 20, after: $after, filter: { submittedBy: { id: { eq: $me } } }, orderBy: [{ field: SUBMITTED_AT, direction: DESC }]) { pageInfo { hasNextPage endCursor } nodes { ${card} } } }`

export interface SubmittedAnswer {
  readonly approvalRequests: { readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }; readonly nodes: readonly RequestCard[] }
}

export const DECIDED = `query ApprovalsDecided($me: ID!, $after: String) { approvalDecisions(first: 20, after: $after, filter: { or: [{ by: { id: { eq: $me } } }, { onBehalfOf: { id: { eq: $me } } }] }, orderBy: [{ field: AT, direction: DESC }]) { pageInfo { hasNextPage endCursor } nodes { id at verdict comment late voidedAt by { id name } onBehalfOf { id name } step { title } request { ${card} } } } }`

export interface DecidedAnswer {
  readonly approvalDecisions: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
    readonly nodes: readonly (DecisionRow & { readonly request: RequestCard | null })[]
  }
}

export interface DecisionRow {
  readonly id: string
  readonly at: string
  readonly verdict: Verdict
  readonly comment: string | null
  readonly late: boolean
  readonly voidedAt: string | null
  readonly by: PersonRef | null
  readonly onBehalfOf: PersonRef | null
  readonly step: { readonly title: string } | null
}

export interface SeatRow {
  readonly id: string
  readonly status: 'OPEN' | 'DECIDED' | 'RELEASED' | 'CLOSED'
  readonly origin: 'RESOLVED' | 'ESCALATED' | 'OVERDUE' | 'DEPUTY'
  readonly askedAt: string
  readonly person: PersonRef | null
  readonly insteadOf: PersonRef | null
}

export interface StepRow {
  readonly id: string
  readonly title: string
  readonly round: number
  readonly ordinal: number
  readonly status: 'WAITING' | 'OPEN' | 'STUCK' | 'APPROVED' | 'REJECTED' | 'RETURNED' | 'CLOSED' | 'VOID'
  readonly stuckReason: string | null
  readonly openedAt: string | null
  readonly dueAt: string | null
  readonly seats: readonly SeatRow[]
  readonly decisions: readonly DecisionRow[]
}

export interface Progress extends RequestCard {
  readonly steps: readonly StepRow[]
}

const progress = `${card}
  steps(first: 30, orderBy: [{ field: ROUND, direction: DESC }, { field: POSITION, direction: ASC }]) { nodes { id title round ordinal status stuckReason openedAt dueAt } }
  seats(first: 40, orderBy: [{ field: ASKED_AT, direction: DESC }], filter: { status: { eq: OPEN } }) { nodes { id status origin askedAt step { id } person { id name } insteadOf { id name } } }
  decisions(first: 40, orderBy: [{ field: AT, direction: DESC }]) { nodes { id at verdict comment late voidedAt by { id name } onBehalfOf { id name } step { id title } } }`

/** Asked first, since most records were never submitted. */
export const HAS_APPROVAL = 'query ApprovalOfRecord($id: ID!) { progress: approvalFor(recordId: $id) { id } }'
export const PROGRESS = `query ApprovalProgress($id: ID!) { progress: approvalRequest(id: $id) { ${progress} } }`

type InStep = { readonly step: { readonly id: string } | null }

/** Flat, as it is asked for: nested, a page of each step would count as many records as it may have. */
export interface ProgressAnswer {
  readonly progress: (RequestCard & {
    readonly steps: { readonly nodes: readonly Omit<StepRow, 'seats' | 'decisions'>[] }
    readonly seats: { readonly nodes: readonly (SeatRow & InStep)[] }
    readonly decisions: { readonly nodes: readonly (DecisionRow & InStep)[] }
  }) | null
}

/** Each step with who is asked and what was decided, in the order of time. */
export function assemble({ progress: answer }: ProgressAnswer): Progress | null {
  if (answer === null) return null
  const of = <Row extends InStep>(rows: readonly Row[], id: string): readonly Row[] => rows.filter(({ step }) => step?.id === id).reverse()
  return { ...answer, steps: answer.steps.nodes.map((step) => ({ ...step, seats: of(answer.seats.nodes, step.id), decisions: of(answer.decisions.nodes, step.id) })) }
}

export const tones = { PENDING: 'info', APPROVED: 'success', REJECTED: 'danger', RETURNED: 'warning', WITHDRAWN: 'neutral' } as const
export const stepTones = { WAITING: 'neutral', OPEN: 'info', STUCK: 'danger', APPROVED: 'success', REJECTED: 'danger', RETURNED: 'warning', CLOSED: 'neutral', VOID: 'neutral' } as const
export const verdictTones = { APPROVE: 'success', REJECT: 'danger', RETURN: 'warning', ABSTAIN: 'neutral' } as const
