import type { TenonBuilder, UseCaseOptions } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { contractActions } from '../actions/contract-actions.ts'
import { moves } from '../domain/lifecycle.ts'
import { againstFulfilment, agreeTermination, fulfil, notOver, over, proposeTermination, terminate, voidContract, lapse, type TerminationInput } from '../use-cases/end-contract.ts'
import { nextRevision } from '../use-cases/edit-contract.ts'
import { goesWithContract, takeAmendmentsAlong } from '../use-cases/follow-contract.ts'
import { voidReview } from '../use-cases/finish-review.ts'
import { sendContract, signContract, takeEffect, type SignInput } from '../use-cases/sign-contract.ts'
import { againstSubmission, submitContract } from '../use-cases/submit-contract.ts'

const draft = 'contracts:draft'
const reason = (t: { field(options: { type: 'String'; required: true; kind: 'longtext' }): unknown }) => ({ reason: t.field({ type: 'String', required: true, kind: 'longtext' }) })
/** By code alone: an amendment goes with the contract that it changes, and one that is not signed by its end is void. */
const along = {
  suspendAlong: { ...moves.suspendAlong, system: true }, resumeAlong: { ...moves.resumeAlong, system: true }, terminateAlong: { ...moves.terminateAlong, system: true },
  expireAlong: { ...moves.expireAlong, system: true }, fulfilAlong: { ...moves.fulfilAlong, system: true }, closeAlong: { ...moves.closeAlong, system: true },
  lapse: { ...moves.lapse, system: true, effect: lapse },
} as const

/** From the draft to its end. What two people do together, signing and terminating, are use cases that end in a transition. */
export function lifecycle(b: TenonBuilder<Slice>): void {
  b.lifecycle('Contract', {
    field: 'status',
    transitions: {
      submit: { ...moves.submit, permission: draft, tone: 'primary', guard: againstSubmission, effect: submitContract, description: 'Submits a draft to the departments that the review policies name.' },
      withdraw: {
        ...moves.withdraw, permission: draft, description: 'Takes a contract back from review; it is a draft again.',
        effect: async (row, context) => {
          await voidReview(context, row.id)
          return nextRevision(row)
        },
      },
      approve: { ...moves.approve, system: true },
      return: { ...moves.return, system: true, effect: nextRevision },
      reject: { ...moves.reject, system: true, tone: 'danger' },
      send: { ...moves.send, permission: draft, tone: 'primary', effect: sendContract, description: 'Sends an approved contract to be signed.' },
      takeEffect: { ...moves.sign, system: true, effect: takeEffect },
      void: { ...moves.void, permission: 'contracts:void', tone: 'danger', input: reason, effect: voidContract, description: 'Makes a contract void that is not signed.' },
      suspend: {
        ...moves.suspend, permission: 'contracts:terminate', tone: 'danger', input: reason, notOffered: goesWithContract,
        effect: async (row, context, input) => {
          await takeAmendmentsAlong(context, row.id, 'suspendAlong')
          return { statusReason: input['reason'] }
        },
        description: 'Suspends a signed contract, and its amendments with it.',
      },
      resume: {
        ...moves.resume, permission: 'contracts:terminate', notOffered: goesWithContract, description: 'Takes up a suspended contract again, and its amendments with it.',
        effect: async (row, context) => {
          await takeAmendmentsAlong(context, row.id, 'resumeAlong')
          return { statusReason: null }
        },
      },
      terminate: { ...moves.terminate, system: true, tone: 'danger', effect: terminate },
      fulfil: { ...moves.fulfil, permission: draft, notOffered: goesWithContract, guard: againstFulfilment, effect: fulfil, description: 'Notes that everything is done and paid.' },
      close: { ...moves.close, permission: draft, notOffered: goesWithContract, effect: (row, context) => takeAmendmentsAlong(context, row.id, 'closeAlong'), description: 'Closes a contract that is fulfilled or has expired.' },
      expire: { ...moves.expire, permission: draft, notOffered: notOver, effect: over, description: 'Ends a contract whose last day, with its amendments, is over. The night does so too.' },
      ...along,
    },
  })
  twoSided(b)
}

type Fields = Parameters<UseCaseOptions['input']>[0]
const identity = (t: Fields) => ({ id: t.field({ type: 'ID', required: true }), expectedVersion: t.field({ type: 'Int', required: true }) })

function twoSided(b: TenonBuilder<Slice>): void {
  b.useCase<SignInput>('signContract', {
    description: 'Notes that a side signed. The text that was signed is named by its hash, which is that of the approved one.',
    input: (t) => ({
      ...identity(t), party: t.field({ type: 'ObligationParty', required: true }), signerName: t.field({ type: 'String', required: true }), method: t.field({ type: 'SignatureMethod', required: true }),
      signedOn: t.field({ type: 'Date', required: true }), contentHash: t.field({ type: 'String', required: true }), evidence: t.field({ type: 'String' }),
    }),
    answers: 'Contract',
    run: signContract,
  })
  b.useCase<TerminationInput>('proposeTermination', {
    description: 'A director proposes to end a signed contract on a day, and what the customer pays in all.',
    input: (t) => ({ ...identity(t), reason: t.field({ type: 'String', required: true }), terminatedOn: t.field({ type: 'Date', required: true }), settlement: t.field({ type: 'MoneyInput', required: true }), settlementDueOn: t.field({ type: 'Date', description: 'When what is still owed of it falls due; the day of the termination where it is left out.' }) }),
    answers: 'Contract',
    run: proposeTermination,
    action: contractActions.proposeTermination,
  })
  b.useCase<Parameters<typeof agreeTermination>[1]>('agreeTermination', { description: 'Finance agrees to the termination that a director proposed, and to its settlement.', input: identity, answers: 'Contract', run: agreeTermination, action: contractActions.agreeTermination })
}
