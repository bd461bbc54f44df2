import type { Context } from '../context.ts'
import type { ContractState } from '../domain/lifecycle.ts'
import { obstaclesOf, type Side, type SigningFacts, type SigningObstacle } from '../domain/signing-obstacles.ts'
import { turnOf, type SigningOrder } from '../domain/signing-order.ts'
import { reaches } from '../reach.ts'
import { rowOf } from '../rows.ts'
import { expectedSigners } from './expected-signers.ts'
import { hashOf, readContent } from './read-content.ts'
import { isDrafter } from './sign-contract.ts'

/** How far a contract is from its signatures, for whoever asks. */
export interface Signing {
  /** Row id. */
  readonly contractId: string
  /** Of what it says today. */
  readonly currentHash: string
  /** Of what was approved; null where nothing is. */
  readonly approvedHash: string | null
  readonly approvedAt: Date | null
  readonly holds: boolean
  /** The side whose turn it is; null where either may sign, or it is not being signed. */
  readonly next: Side | null
  readonly against: Readonly<Record<Side, readonly SigningObstacle[]>>
  /** Who signs for a side where nobody else is named. */
  readonly expected: Readonly<Record<Side, string | null>>
}

/** What stands against each signature, by the rules of `signContract`, before anybody types anything. */
export async function readSigning(context: Context, contractId: string): Promise<Signing> {
  const id = rowOf(contractId, 'Contract')
  const contract = await context.db.contract.findUniqueOrThrow({ where: { id } })
  const approval = await context.system('what is signed is what was approved').approvalRequest.findFirst({ where: { subjectModel: 'Contract', subjectId: id, status: 'APPROVED' } })
  const signatures = await context.db.contractSignature.findMany({ where: { contractId: id, revision: contract.revision }, select: { party: true } })
  const signed = signatures.map(({ party }) => party as Side)
  const currentHash = hashOf(await readContent(context, id))
  const holds = approval !== null && approval.hash === currentHash && contract.contentHash === currentHash
  const { principal } = context
  const facts: SigningFacts = {
    status: contract.status as ContractState, holds, signed, order: contract.signingOrder as SigningOrder,
    acting: principal.impersonatorId !== undefined || principal.personId === null,
    may: { US: principal.has('contracts:sign'), CUSTOMER: reaches(principal, 'contracts:draft', contract) },
    drafted: await isDrafter(context, contract),
  }
  return { contractId: id, currentHash, approvedHash: approval?.hash ?? null, approvedAt: approval?.finishedAt ?? null, holds, next: contract.status === 'OUT_FOR_SIGNATURE' ? turnOf(contract.signingOrder as SigningOrder, signed) : null, against: { US: obstaclesOf('US', facts), CUSTOMER: obstaclesOf('CUSTOMER', facts) }, expected: await expectedSigners(context, contract) }
}
