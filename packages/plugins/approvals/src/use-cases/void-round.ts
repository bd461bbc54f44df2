import type { Request, Work } from './work.ts'

/** What was decided so far counts no more, and stays to be read. */
export async function voidRound({ db, context }: Work, { id: requestId }: Pick<Request, 'id'>): Promise<void> {
  await db.approvalDecision.updateMany({ where: { requestId, voidedAt: null }, data: { voidedAt: context.now() } })
  await db.approvalSeat.updateMany({ where: { requestId, status: 'OPEN' }, data: { status: 'CLOSED' } })
  await db.approvalStep.updateMany({ where: { requestId, NOT: { status: 'VOID' } }, data: { status: 'VOID', escalateAt: null } })
}
