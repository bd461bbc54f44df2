/** Ids of rows, not of GraphQL. */
export interface ApprovalSubject {
  /** Name of the resource: 'Contract'. */
  readonly model: string
  readonly id: string
}

/** Who decides a step. It is found out when the step opens, and anew when somebody leaves. */
export type StepResolver =
  | { /** Everybody who holds the role: 'LEGAL'. */ readonly role: string }
  | { /** Whoever leads a unit, by its id or by the function of a department: 'FINANCE'. */ readonly headOf: string }
  | { /** Everybody who works in a department or below, by its function ('LEGAL') or the id of a unit. */ readonly department: string }
  | { readonly person: string }
  | { /** The next superior of a person. */ readonly superiorOf: string }

export interface StepDefinition {
  /** Unique within the request: 'legal'. */
  readonly key: string
  /** For people, in the language of the company: 'Legal review'. */
  readonly title: string
  readonly resolver: StepResolver
  /** Everybody who is asked, any one of them, or so many different people. @default 'ANY' */
  readonly quorum?: 'ALL' | 'ANY' | number
  /** Neighbouring steps of one group are open at the same time. */
  readonly parallelGroup?: string
  /** Working hours until the next superior is asked as well. @default what the company set */
  readonly dueHours?: number
}

/** A line of what one needs to know to decide, as text for people. */
export interface ApprovalFact {
  /** A message key, such as that of a field with its plugin, 'contracts.Contract.gross', so that it is read in every language; or words. */
  readonly label: string
  readonly value: string
}

export interface ApprovalSubmission {
  readonly subject: ApprovalSubject
  readonly title: string
  /** As the subject's module counts. */
  readonly revision: number
  /** Of the content that is to be approved: `contentHash(value)`. */
  readonly hash: string
  readonly facts?: readonly ApprovalFact[]
  /** People who gain by it, besides whoever submits it: row ids. */
  readonly beneficiaries?: readonly string[]
  readonly steps: readonly StepDefinition[]
  /** Row id; needed where the system itself submits. @default the caller */
  readonly submitter?: string
}

export type ApprovalStatus = 'PENDING' | 'APPROVED' | 'REJECTED' | 'RETURNED' | 'WITHDRAWN'

/** How far the approval of a record is. */
export interface ApprovalState {
  /** Row id of the request. */
  readonly id: string
  readonly status: ApprovalStatus
  /** Whether it waits for nobody, because nobody is there who may decide. */
  readonly stuck: boolean
  readonly revision: number
  /** What was decided on: compare it with the hash of today's content before you rely on an approval. */
  readonly hash: string
  readonly round: number
}

/** Payload of the events `approval.finished`, published in the transaction of the decision, and `approval.waiting`. */
export interface ApprovalFinished {
  readonly requestId: string
  readonly subjectModel: string
  readonly subjectId: string
  readonly revision: number
  readonly hash: string
  readonly outcome: 'APPROVED' | 'REJECTED' | 'RETURNED'
}

export interface ApprovalWaiting {
  readonly requestId: string
  readonly stepId: string
  readonly title: string
  readonly stepTitle: string
  /** Row ids of the people who are newly asked. */
  readonly personIds: readonly string[]
}
