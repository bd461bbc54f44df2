import type { Context } from '../context.ts'
import { compareContents, type ContractContent, type Difference } from '../domain/contract-content.ts'
import { dateOf, rowOf } from '../rows.ts'
import { readContent } from './read-content.ts'

export interface ReviewCycleRow {
  readonly title: string
  readonly decided: number
  readonly waiting: number
  /** Mean hours from the question to the answer, in tenths; null where nobody has answered. */
  readonly hoursTenths: number | null
}

/** "Review cycle time per department", of what was asked in a time; what was taken back does not count. */
export async function readReviewCycle({ db }: Context, from: string, to: string): Promise<readonly ReviewCycleRow[]> {
  const reviews = await db.contractReview.findMany({ where: { askedAt: { gte: dateOf(from), lt: dateOf(to) }, NOT: { outcome: 'VOID' } }, select: { title: true, askedAt: true, decidedAt: true } })
  const titles = [...new Set(reviews.map(({ title }) => title))].toSorted()
  return titles.map((title) => {
    const own = reviews.filter((review) => review.title === title)
    const hours = own.flatMap(({ askedAt, decidedAt }) => (decidedAt === null ? [] : [(decidedAt.getTime() - askedAt.getTime()) / 360_000]))
    return { title, decided: hours.length, waiting: own.length - hours.length, hoursTenths: hours.length === 0 ? null : Math.round(hours.reduce((sum, each) => sum + each, 0) / hours.length) }
  })
}

/** What a revision says differently from another; without `to`, what the contract says today. */
export async function redline(context: Context, id: string, from: number, to: number | null): Promise<readonly Difference[]> {
  const contractId = rowOf(id, 'Contract')
  await context.db.contract.findUniqueOrThrow({ where: { id: contractId }, select: { id: true } })
  const revision = async (number: number): Promise<ContractContent> => (await context.db.contractRevision.findUniqueOrThrow({ where: { contractId_revision: { contractId, revision: number } } })).content as unknown as ContractContent
  return compareContents(await revision(from), to === null ? await readContent(context, contractId) : await revision(to))
}
