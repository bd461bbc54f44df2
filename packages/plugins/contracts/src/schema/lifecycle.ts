import type { TenonBuilder, UseCaseOptions } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import type { Context } from '../context.ts'
import { agreeTermination, closeContract, expireContract, fulfilContract, proposeTermination, resumeContract, suspendContract, voidContract, type TerminationInput } from '../use-cases/end-contract.ts'
import { withdrawContract } from '../use-cases/finish-review.ts'
import { sendContract, signContract, type SignInput } from '../use-cases/sign-contract.ts'
import { submitContract } from '../use-cases/submit-contract.ts'

type Fields = Parameters<UseCaseOptions['input']>[0]
type Change = { readonly id: string; readonly expectedVersion: number }

const identity = (t: Fields) => ({ id: t.field({ type: 'ID', required: true }), expectedVersion: t.field({ type: 'Int', required: true }) })
const withReason = (t: Fields) => ({ ...identity(t), reason: t.field({ type: 'String', required: true }) })

/** From the draft to its end. */
export function lifecycle(b: TenonBuilder<Slice>): void {
  const plain: Readonly<Record<string, readonly [string, (context: Context, input: Change) => Promise<string>]>> = {
    submitContract: ['Submits a draft to the departments that the review policies name.', submitContract],
    withdrawContract: ['Takes a contract back from review; it is a draft again.', withdrawContract],
    sendContract: ['Sends an approved contract to be signed.', sendContract],
    resumeContract: ['Takes up a suspended contract again.', resumeContract],
    fulfilContract: ['Notes that everything is done and paid.', fulfilContract],
    closeContract: ['Closes a contract that is fulfilled or has expired.', closeContract],
    expireContract: ['Ends a contract whose last day is over.', expireContract],
    agreeTermination: ['Finance agrees to the termination that a director proposed, and to its settlement.', agreeTermination],
  }
  for (const [name, [description, run]] of Object.entries(plain)) b.useCase<Change>(name, { description, input: identity, answers: 'Contract', run })
  b.useCase<Change & { reason: string }>('voidContract', { description: 'Makes a contract void that is not signed.', input: withReason, answers: 'Contract', run: voidContract })
  b.useCase<Change & { reason: string }>('suspendContract', { description: 'Suspends a signed contract.', input: withReason, answers: 'Contract', run: suspendContract })
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
    input: (t) => ({ ...withReason(t), terminatedOn: t.field({ type: 'Date', required: true }), settlement: t.field({ type: 'MoneyInput', required: true }) }),
    answers: 'Contract',
    run: proposeTermination,
  })
}
