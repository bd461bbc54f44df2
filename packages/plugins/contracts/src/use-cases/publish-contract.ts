import type { Context } from '../context.ts'
import { told } from '../facts.ts'
import { maybeDay } from '../rows.ts'

type ContractFact = 'contract.signed' | 'contract.amended' | 'contract.voided' | 'contract.terminated' | 'contract.completed' | 'contract.expired'

/** The fact of a contract for other modules: what was sold, for how much, whose credit it is, as of that day. */
export async function publishContract(context: Context, contractId: string, type: ContractFact, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const contract = await context.system('the fact of a contract names all of it').contract.findUniqueOrThrow({ where: { id: contractId }, include: { lines: true, splits: true, parent: { select: { effectiveEndOn: true } } } })
  const cost = contract.lines.reduce((sum, { costEstimateMinor }) => sum + (costEstimateMinor ?? 0n), 0n)
  const { currency } = contract
  const amount = (minor: bigint | null) => (minor === null || currency === null ? null : told(minor, currency))
  context.emit(type, contractId, {
    contractId, number: contract.number, type: contract.type, parentId: contract.parentId, customerId: contract.customerId, ownerId: contract.ownerId, teamId: contract.teamId,
    currency, gross: amount(contract.grossMinor), net: amount(contract.netMinor), tax: amount(contract.taxMinor), costEstimate: amount(cost),
    signedOn: maybeDay(contract.signedOn), startOn: maybeDay(contract.startOn), endOn: maybeDay(contract.endOn), effectiveEndOn: maybeDay((contract.parent ?? contract).effectiveEndOn),
    lines: contract.lines.map((line) => ({
      id: line.id, title: line.title, productId: line.productId, kind: line.kind, quantity: line.quantity.toFixed(), gross: amount(line.grossMinor), net: amount(line.netMinor), tax: amount(line.taxMinor),
      serviceFrom: maybeDay(line.serviceFrom), serviceTo: maybeDay(line.serviceTo),
    })),
    splits: contract.splits.map(({ personId, kind, shareBp }) => ({ personId, kind, shareBp })),
    ...more,
  })
}
