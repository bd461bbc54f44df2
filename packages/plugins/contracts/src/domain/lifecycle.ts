export type ContractState =
  | 'DRAFT' | 'IN_REVIEW' | 'APPROVED' | 'OUT_FOR_SIGNATURE' | 'SIGNED' | 'FULFILLED' | 'CLOSED'
  | 'REJECTED' | 'VOID' | 'SUSPENDED' | 'TERMINATED' | 'EXPIRED'

/** What may be done in which state, and where it leads. Signing leads on only when both sides have signed. */
export const moves = {
  submit: { from: ['DRAFT'], to: 'IN_REVIEW' },
  withdraw: { from: ['IN_REVIEW'], to: 'DRAFT' },
  approve: { from: ['IN_REVIEW'], to: 'APPROVED' },
  return: { from: ['IN_REVIEW'], to: 'DRAFT' },
  reject: { from: ['IN_REVIEW'], to: 'REJECTED' },
  edit: { from: ['APPROVED', 'OUT_FOR_SIGNATURE'], to: 'DRAFT' },
  send: { from: ['APPROVED'], to: 'OUT_FOR_SIGNATURE' },
  sign: { from: ['OUT_FOR_SIGNATURE'], to: 'SIGNED' },
  void: { from: ['DRAFT', 'IN_REVIEW', 'APPROVED', 'OUT_FOR_SIGNATURE', 'REJECTED'], to: 'VOID' },
  suspend: { from: ['SIGNED'], to: 'SUSPENDED' },
  resume: { from: ['SUSPENDED'], to: 'SIGNED' },
  terminate: { from: ['SIGNED', 'SUSPENDED'], to: 'TERMINATED' },
  fulfil: { from: ['SIGNED'], to: 'FULFILLED' },
  close: { from: ['FULFILLED', 'EXPIRED'], to: 'CLOSED' },
  expire: { from: ['SIGNED', 'SUSPENDED'], to: 'EXPIRED' },
  // What becomes of an amendment with the contract that it changes.
  suspendAlong: { from: ['SIGNED'], to: 'SUSPENDED' },
  resumeAlong: { from: ['SUSPENDED'], to: 'SIGNED' },
  terminateAlong: { from: ['SIGNED', 'SUSPENDED'], to: 'TERMINATED' },
  expireAlong: { from: ['SIGNED', 'SUSPENDED'], to: 'EXPIRED' },
  fulfilAlong: { from: ['SIGNED'], to: 'FULFILLED' },
  closeAlong: { from: ['FULFILLED', 'EXPIRED'], to: 'CLOSED' },
  lapse: { from: ['DRAFT', 'IN_REVIEW', 'APPROVED', 'OUT_FOR_SIGNATURE'], to: 'VOID' },
} as const satisfies Readonly<Record<string, { readonly from: readonly ContractState[]; readonly to: ContractState }>>

export type Move = keyof typeof moves

export type AlongMove = 'suspendAlong' | 'resumeAlong' | 'terminateAlong' | 'expireAlong' | 'fulfilAlong' | 'closeAlong'

/** Whether a contract can be amended in a state: it binds both sides and has not ended. */
export function isAmendable(state: ContractState): boolean {
  return state === 'SIGNED' || state === 'SUSPENDED'
}

export function canMove(move: Move, state: ContractState): boolean {
  return (moves[move].from as readonly ContractState[]).includes(state)
}

/** "A signed contract is immutable": what may become of an edit of the content in each state. */
export function editIn(state: ContractState): 'free' | 'back-to-draft' | 'in-review' | 'immutable' {
  if (state === 'DRAFT') return 'free'
  if (canMove('edit', state)) return 'back-to-draft'
  return state === 'IN_REVIEW' ? 'in-review' : 'immutable'
}

/** Whether what a contract says can be edited in a state at all; in review it is withdrawn first. */
export function isOpen(state: ContractState): boolean {
  const edit = editIn(state)
  return edit === 'free' || edit === 'back-to-draft'
}

/** States in which a contract binds both sides, so that its installments are owed. */
export const bindingStates = ['SIGNED', 'FULFILLED', 'CLOSED', 'SUSPENDED', 'EXPIRED', 'TERMINATED'] as const satisfies readonly ContractState[]
