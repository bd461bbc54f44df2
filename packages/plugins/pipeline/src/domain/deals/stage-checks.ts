import { problem, type FieldProblem } from '@tenon/core'

/** What is known of a deal when it is to enter a stage. */
export interface CheckFacts {
  readonly needs: number
  /** Status of the newest solution. */
  readonly solution: 'DRAFT' | 'DEPT_REVIEW' | 'APPROVED' | 'PRESENTED' | 'ENDORSED' | 'REJECTED' | null
  /** Topics on which the newest round agreed. */
  readonly agreed: ReadonlySet<string>
  readonly keyDeal: boolean
  readonly managerAttended: boolean
  readonly amountMinor: bigint | null
  readonly expectedCloseOn: Date | null
  readonly hasContact: boolean
  /** Whether the caller may close deals. */
  readonly mayClose: boolean
  /** Whether a module that signs contracts says so. */
  readonly signed: boolean
}

export interface ChecklistStage {
  readonly id: string
  readonly ordinal: number
  readonly outcome: 'OPEN' | 'WON' | 'LOST'
  readonly active: boolean
  readonly entryChecklist: readonly string[]
}

const topics = ['PRICE', 'PAYMENT', 'DELIVERY', 'AFTER_SALES'] as const

/** What a stage may ask for; the company chooses which stage asks for what. */
export const stageChecks = {
  /** Policy: "詳細了解客戶的業務流程、使用場景、功能需求,找出客戶痛點": at least one need is recorded. */
  NEED_RECORDED: ({ needs }) => needs > 0,
  /** Policy: "協同產品部門、技術部門等制定解決方案": both approved it. */
  SOLUTION_APPROVED: ({ solution }) => solution === 'APPROVED' || solution === 'PRESENTED' || solution === 'ENDORSED',
  /** Policy: "確保客戶理解并認可方案價值". */
  ENDORSED: ({ solution }) => solution === 'ENDORSED',
  /** Policy: "就產品價格、付款方式、交貨期、售后服務等條款進行協商": all four are agreed. */
  TOPICS_AGREED: ({ agreed }) => topics.every((topic) => agreed.has(topic)),
  /** Policy: "銷售經理參與重要客戶的商務談判". */
  MANAGER_ATTENDED: ({ keyDeal, managerAttended }) => !keyDeal || managerAttended,
  AMOUNT: ({ amountMinor }) => amountMinor !== null,
  CLOSE_DATE: ({ expectedCloseOn }) => expectedCloseOn !== null,
  CONTACT: ({ hasContact }) => hasContact,
  /** Where no module signs contracts, a manager says that it is signed. */
  MANAGER_CLOSES: ({ mayClose, signed }) => mayClose || signed,
  /** Only a signed contract of a module closes the deal. */
  CONTRACT_SIGNED: ({ signed }) => signed,
} satisfies Record<string, (facts: CheckFacts) => boolean>

export type StageCheck = keyof typeof stageChecks

/** What to tell of a check that is not met. */
export const checkProblems: Readonly<Record<StageCheck, () => FieldProblem>> = {
  NEED_RECORDED: () => problem('stage', 'CHECK_NEED_RECORDED', {}, 'Record at least one need of the customer.'),
  SOLUTION_APPROVED: () => problem('stage', 'CHECK_SOLUTION_APPROVED', {}, 'Let the product and technical departments approve the solution.'),
  ENDORSED: () => problem('stage', 'CHECK_ENDORSED', {}, 'Record that the customer agreed with the solution.'),
  TOPICS_AGREED: () => problem('stage', 'CHECK_TOPICS_AGREED', {}, 'Agree on price, payment, delivery and after-sales service.'),
  MANAGER_ATTENDED: () => problem('stage', 'CHECK_MANAGER_ATTENDED', {}, 'This is a key deal: a manager has to take part in the negotiation.'),
  AMOUNT: () => problem('stage', 'CHECK_AMOUNT', {}, 'Say how much the deal is worth.'),
  CLOSE_DATE: () => problem('stage', 'CHECK_CLOSE_DATE', {}, 'Say when it is expected to close.'),
  CONTACT: () => problem('stage', 'CHECK_CONTACT', {}, 'Say who the contact is.'),
  MANAGER_CLOSES: () => problem('stage', 'CHECK_MANAGER_CLOSES', {}, 'A manager has to close the deal.'),
  CONTRACT_SIGNED: () => problem('stage', 'CHECK_CONTRACT_SIGNED', {}, 'The contract has to be signed.'),
}

export function isStageCheck(key: string): key is StageCheck {
  return Object.hasOwn(stageChecks, key)
}

/** What a deal lacks to go from one stage to another. Whoever skips stages meets the checks of all between; nothing is asked on the way back, or to lose. */
export function missingChecks(facts: CheckFacts, { stages, from, to }: { readonly stages: readonly ChecklistStage[]; readonly from: ChecklistStage | null; readonly to: ChecklistStage }): StageCheck[] {
  return checksBetween(stages, from, to).filter((key) => !stageChecks[key](facts))
}

/** The checks between two stages, each once, in the order of the stages. */
export function checksBetween(stages: readonly ChecklistStage[], from: ChecklistStage | null, to: ChecklistStage): StageCheck[] {
  const passed = to.outcome === 'LOST' ? [to] : stages.filter((stage) => stage.ordinal <= to.ordinal && (from === null || stage.ordinal > from.ordinal) && (stage.id === to.id || (stage.active && stage.outcome === 'OPEN'))).sort((a, b) => a.ordinal - b.ordinal)
  return [...new Set(passed.flatMap(({ entryChecklist }) => entryChecklist).filter(isStageCheck))]
}
