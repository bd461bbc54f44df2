import { assertPeriodOpen, companyOf, runTransition } from '@tenon/core'
import { isRenewal } from '../bridge/renewal-of.ts'
import type { Context } from '../context.ts'
import { canMove } from '../domain/lifecycle.ts'
import type { Side } from '../domain/signing-obstacles.ts'
import { turnOf, type SigningOrder } from '../domain/signing-order.ts'
import { errors, inState, whom } from '../errors.ts'
import { told } from '../facts.ts'
import { peopleOf, requireInPerson, requireReach } from '../reach.ts'
import { dateOf, dayOf, rowOf } from '../rows.ts'
import { applyAmendment } from './amend-contract.ts'
import { requireHappened } from './days-of-what-happened.ts'
import { keepEffectiveEnd } from './effective-end.ts'
import { requireAmendable } from './follow-contract.ts'
import { freezeContract } from './freeze-contract.ts'
import { freezeCosts } from './line-costs.ts'
import { publishContract } from './publish-contract.ts'
import { hashOf, readContent } from './read-content.ts'
import { tellProfit } from './read-profit.ts'
import { refreshDues } from './refresh-dues.ts'

/** Sends an approved contract to be signed, exactly as it was approved. */
export async function sendContract({ id, contentHash, parentId }: { readonly id: string; readonly contentHash: string | null; readonly parentId: string | null }, context: Context) {
  await requireAmendable(context, { parentId })
  await requireApproved(context, id, contentHash)
  return { sentAt: context.now() }
}

export interface SignInput {
  readonly id: string
  readonly expectedVersion: number
  readonly party: 'US' | 'CUSTOMER'
  readonly signerName: string
  readonly method: never
  readonly signedOn: Date
  /** Of the text that was signed. */
  readonly contentHash: string
  readonly evidence?: string | null
}

/**
 * Notes that a side signed. "Sign only after review; the hash approved = the hash sent = the hash signed; the company's
 * signatory is not the drafter"; the sides sign in the order that the contract says. With both sides it is signed, and what it says is fixed.
 */
export async function signContract(context: Context, input: SignInput): Promise<string> {
  const id = rowOf(input.id, 'Contract')
  const contract = await lockContract(context, id, input.expectedVersion)
  if (!canMove('sign', contract.status)) throw errors.CONTRACT_STATE(inState('ContractStatus', contract.status))
  await requireAmendable(context, contract)
  const personId = await signatory(context, input, contract)
  await requireApproved(context, id, input.contentHash === contract.contentHash ? contract.contentHash : null)
  requireHappened(context, input.signedOn)
  await assertPeriodOpen(context, { module: 'contracts', on: dayOf(input.signedOn) })
  const { revision } = contract
  const system = context.system('a side has signed a contract')
  if ((await system.contractSignature.count({ where: { contractId: id, revision, party: input.party } })) > 0) throw errors.CONTRACT_ALREADY_SIGNED_BY()
  await requireTurn(context, contract, input)
  await system.contractSignature.create({
    data: { contractId: id, party: input.party, personId, signerName: input.signerName, method: input.method, signedOn: input.signedOn, contentHash: input.contentHash, revision, evidence: input.evidence ?? null },
  })
  if ((await system.contractSignature.count({ where: { contractId: id, revision } })) === 2) await runTransition(context, 'Contract', id, 'takeEffect')
  return id
}

/** "Sign order": the side that signs first has signed, and not later than the other one. Throws SIGNING_TURN with who is next, SIGNING_DAY_BEFORE_TURN. */
async function requireTurn(context: Context, { id, revision, customerId, signingOrder }: { readonly id: string; readonly revision: number; readonly customerId: string; readonly signingOrder: SigningOrder }, { party, signedOn }: SignInput): Promise<void> {
  const system = context.system('the sides of a contract sign in its order')
  const signatures = await system.contractSignature.findMany({ where: { contractId: id, revision }, select: { party: true, signedOn: true } })
  const turn = turnOf(signingOrder, signatures.map((one) => one.party))
  if (turn === null) return
  const nameOf = async (side: Side) => (side === 'US' ? companyOf(context).name : (await system.customer.findUniqueOrThrow({ where: { id: customerId }, select: { name: true } })).name)
  if (turn !== party) throw errors.SIGNING_TURN({ next: await nameOf(turn) })
  const first = signatures.find((one) => one.signedOn > signedOn)
  if (first) throw errors.SIGNING_DAY_BEFORE_TURN({ first: await nameOf(first.party), day: dayOf(first.signedOn) })
}

/** Both sides have signed: what waits for the signature falls due, and other modules are told. */
export async function takeEffect(row: { readonly id: string }, context: Context) {
  const { id } = row
  const system = context.system('both sides have signed a contract')
  const contract = await system.contract.findUniqueOrThrow({ where: { id }, include: { signatures: true } })
  const signedOn = contract.signatures.filter(({ revision }) => revision === contract.revision).map((signature) => dayOf(signature.signedOn)).toSorted().at(-1)!
  const takesAway = contract.type === 'AMENDMENT' && (contract.grossMinor ?? 0n) < 0n
  // The rate first: whoever corrects it meanwhile is waited for before anything is locked that others wait for.
  const frozen = takesAway ? {} : await freezeContract(context, contract, signedOn)
  await system.contract.update({ where: { id }, data: { signedOn: dateOf(signedOn), ...frozen } })
  await system.contractTrigger.create({ data: { contractId: id, kind: 'SIGNATURE', happenedOn: dateOf(signedOn), source: 'SIGNATURE' } })
  await keepEffectiveEnd(context, contract)
  await freezeCosts(context, id, signedOn)
  await refreshDues(context, id)
  const taken = takesAway ? await freezeContract(context, contract, signedOn, await applyAmendment(context, contract, signedOn)) : {}
  if (takesAway) await system.contract.update({ where: { id }, data: taken })
  await tell(context, { ...contract, ...frozen, ...taken })
  await tellProfit(context, id)
}

interface Told {
  readonly id: string
  readonly type: string
  readonly revision: number
  readonly grossMinor: bigint | null
  readonly currency: string | null
  readonly baseMinor?: bigint | null
}

/** An amendment is told with its difference, anything else with whether it renews another; both with their worth in the company's currency, at the rate that was frozen with them. */
async function tell(context: Context, { id, type, revision, grossMinor, currency, baseMinor }: Told): Promise<void> {
  const own = companyOf(context).currency
  const amount = grossMinor === null || currency === null ? null : told(grossMinor, currency)
  const base = currency === own ? amount : baseMinor === null || baseMinor === undefined ? null : told(baseMinor, own)
  if (type === 'AMENDMENT') return publishContract(context, id, 'contract.amended', { revision, delta: amount, base })
  await publishContract(context, id, 'contract.signed', { renewal: await isRenewal(context, id), base })
}

interface Drafted {
  readonly ownerId: string | null
  readonly teamId: string | null
  readonly createdById: string | null
  readonly id: string
}

async function signatory(context: Context, { party }: SignInput, contract: Drafted): Promise<string | null> {
  const personId = requireInPerson(context)
  if (party === 'CUSTOMER') {
    requireReach(context, 'contracts:draft', contract, 'OWNER')
    return null
  }
  if (!context.principal.has('contracts:sign')) throw errors.CONTRACT_NOT_ALLOWED(whom('DIRECTOR'))
  if (await isDrafter(context, contract)) throw errors.CONTRACT_SIGNATORY_DRAFTED()
  return personId
}

/** Whether the caller, or whom she stands in for, drafted or submitted the contract. */
export async function isDrafter(context: Context, { id, ownerId, createdById }: Drafted): Promise<boolean> {
  const request = await context.system('who submitted a contract does not sign it').approvalRequest.findFirst({ where: { subjectModel: 'Contract', subjectId: id } })
  const drafters = [ownerId, createdById, request?.submittedById, request?.submitterDeputyId]
  return peopleOf(context.principal).some((person) => drafters.includes(person))
}

/** The hash that was approved is that of what the contract says now. */
async function requireApproved(context: Context, id: string, hash: string | null): Promise<void> {
  const approval = await context.system('what is signed is what was approved').approvalRequest.findFirst({ where: { subjectModel: 'Contract', subjectId: id, status: 'APPROVED' } })
  if (hash === null || approval?.hash !== hash || hashOf(await readContent(context, id)) !== hash) throw errors.CONTRACT_HASH_MISMATCH()
}

export async function lockContract(context: Context, id: string, version: number) {
  await context.db.contract.findUniqueOrThrow({ where: { id } })
  await context.system('one change of a contract at a time').contract.update({ where: { id, version }, data: {} })
  return context.db.contract.findUniqueOrThrow({ where: { id } })
}
