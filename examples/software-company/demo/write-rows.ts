import type { RequestContext } from '@tenon/core'

type Row = Readonly<Record<string, unknown>>

const BATCH = 500

/** Rows that are whose their customer, deal or contract is: the core gives them its owner and team. */
export const partsOfOthers: ReadonlySet<string> = new Set([
  'contact', 'interaction', 'purchaseFact', 'ownershipSpan', 'opportunityLine', 'split', 'needItem', 'solution', 'negotiationRound',
  'contractDeviation', 'contractInvoice', 'contractLine', 'contractReview', 'contractRevision', 'contractSignature', 'contractSplit', 'contractTerm', 'contractTermination', 'contractTrigger',
  'exchangeDifference', 'installment', 'installmentDue', 'invoicePart', 'obligation', 'receiptAllocation', 'writeOff',
])

/** Writes the rows of each model in batches, in the order given. Units get their heads as soon as there are people. */
export async function writeRows(rows: Readonly<Record<string, readonly Row[]>>, heads: readonly { readonly id: string; readonly headId: string }[], { db }: RequestContext): Promise<void> {
  for (const [model, all] of Object.entries(rows)) {
    for (let from = 0; from < all.length; from += BATCH) await db[model]!.createMany({ data: all.slice(from, from + BATCH).map(partsOfOthers.has(model) ? withoutOwner : itself) })
    if (model === 'person') for (const { id, headId } of heads) await db['orgUnit']!.update({ where: { id }, data: { headId } })
  }
}

function withoutOwner({ ownerId: _owner, teamId: _team, ...row }: Row): Row {
  return row
}

function itself(row: Row): Row {
  return row
}
