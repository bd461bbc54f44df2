export interface Money {
  readonly amount: string
  readonly currency: string
}

/** Stages in their order, and what stands in each: one statement for the counts and sums. */
export const PIPELINE_BY_STAGE = `query PipelineByStage {
  stages(first: 50, filter: { outcome: { eq: OPEN }, active: { eq: true } }, orderBy: [{ field: ORDINAL, direction: ASC }]) { nodes { id name } }
  opportunityAggregate(filter: { stage: { outcome: { eq: OPEN } } }, groupBy: [{ field: STAGE }]) { key { stage { id } } count sum { amount { amount currency } } }
}`

export interface PipelineByStage {
  readonly stages: { readonly nodes: readonly { readonly id: string; readonly name: string }[] }
  readonly opportunityAggregate: readonly {
    readonly key: { readonly stage: { readonly id: string } | null }
    readonly count: number
    readonly sum: { readonly amount: readonly Money[] }
  }[]
}

export interface StageBar {
  readonly id: string
  readonly name: string
  readonly count: number
  /** One per currency, the company's first. */
  readonly sums: readonly Money[]
  /** Length from 0 to 1, by the company's currency: amounts of different currencies are not compared. */
  readonly length: number
}

/** A bar for each stage, also for those in which nothing stands. */
export function stageBars({ stages, opportunityAggregate }: PipelineByStage, currency: string): StageBar[] {
  const groups = new Map(opportunityAggregate.map((group) => [group.key.stage?.id, group]))
  const inCurrency = (id: string): number => Number(groups.get(id)?.sum.amount.find((money) => money.currency === currency)?.amount ?? 0)
  const longest = Math.max(0, ...stages.nodes.map(({ id }) => inCurrency(id)))
  return stages.nodes.map(({ id, name }) => {
    const sums = groups.get(id)?.sum.amount ?? []
    return {
      id, name, count: groups.get(id)?.count ?? 0, length: longest === 0 ? 0 : inCurrency(id) / longest,
      sums: [...sums].sort((a, b) => Number(b.currency === currency) - Number(a.currency === currency) || (a.currency < b.currency ? -1 : 1)),
    }
  })
}
