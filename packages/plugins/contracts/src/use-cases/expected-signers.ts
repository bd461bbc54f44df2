import type { Context } from '../context.ts'
import type { Side } from '../domain/signing-obstacles.ts'
import type { SigningOrder } from '../domain/signing-order.ts'
import { dateOf } from '../rows.ts'

interface Amending {
  readonly type: string
  readonly parentId: string | null
  readonly customerId: string
}

/**
 * Who signs for each side where nobody else is named: an amendment is signed by those who signed its contract. Null for a side whose signer works there
 * no more, and of every other contract. Whoever may not see the signatures of the contract is told nobody.
 */
export async function expectedSigners({ db, today }: Context, { type, parentId, customerId }: Amending): Promise<Readonly<Record<Side, string | null>>> {
  if (type !== 'AMENDMENT' || parentId === null) return { US: null, CUSTOMER: null }
  const parent = await db.contract.findUnique({ where: { id: parentId }, select: { revision: true } })
  const signatures = parent === null ? [] : await db.contractSignature.findMany({ where: { contractId: parentId, revision: parent.revision }, select: { party: true, signerName: true, personId: true } })
  const [ours, theirs] = (['US', 'CUSTOMER'] as const).map((side) => signatures.find(({ party }) => party === side))
  const isHere = ours?.personId != null && (await db.person.count({ where: { id: ours.personId, active: true } })) === 1
  return { US: isHere ? ours.signerName : null, CUSTOMER: theirs && !(await hasLeft(db, customerId, theirs.signerName, dateOf(today()))) ? theirs.signerName : null }
}

/** The side that signs an amendment first is that of its contract. */
export async function orderOfAmended({ db }: Context, parentId: string): Promise<SigningOrder> {
  return (await db.contract.findUniqueOrThrow({ where: { id: parentId }, select: { signingOrder: true } })).signingOrder
}

/** Whether the customer's contacts of that name, where there are any, all work there no more. */
async function hasLeft(db: Context['db'], customerId: string, name: string, day: Date): Promise<boolean> {
  const contacts = await db.contact.findMany({ where: { customerId, name }, select: { validTo: true } })
  return contacts.length > 0 && contacts.every(({ validTo }) => validTo !== null && validTo <= day)
}
