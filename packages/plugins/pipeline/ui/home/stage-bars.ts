export interface Money {
  readonly amount: string
  readonly currency: string
}

/** Stages in their order, and what stands in each: one statement for the counts and sums. */
export const PIPELINE_BY_STAGE = `query PipelineByStage {
  stages(first: 50, filter: { outcome: { eq: OPEN }, active: { eq: true } }, orderBy: [{ field: ORDINAL, direction: ASC }]) { nodes { id name } }
  opportunityAggregate(filter: { stage: { outcome: { eq: OPEN } } }, groupBy: [{ field: STAGE }]) { key { stage { id } } count sum { amount { amount currency } } worth { sum { amount currency } } }
}`

export interface PipelineByStage {
  readonly stages: { readonly nodes: readonly { readonly id: string; readonly name: string }[] }
  readonly opportunityAggregate: readonly {
    readonly key: { readonly stage: { readonly id: string } | null }
    readonly count: number
    readonly sum: { readonly amount: readonly Money[] }
    /** In the currency of the company. */
    readonly worth: { readonly sum: Money }
  }[]
}

export interface StageBar {
  readonly id: string
  readonly name: string
  readonly count: number
  /** In the currency of the company; null where no deal has an amount. */
  readonly sum: Money | null
  /** Length from 0 to 1, by that sum. */
  readonly length: number
}

/** A bar for each stage, also for those in which nothing stands. */
export function stageBars({ stages, opportunityAggregate }: PipelineByStage): StageBar[] {
  const groups = new Map(opportunityAggregate.map((group) => [group.key.stage?.id, group]))
  const sumOf = (id: string): Money | null => {
    const group = groups.get(id)
    return group && group.sum.amount.length > 0 ? group.worth.sum : null
  }
  const longest = Math.max(0, ...stages.nodes.map(({ id }) => Number(sumOf(id)?.amount ?? 0)))
  return stages.nodes.map(({ id, name }) => {
    const sum = sumOf(id)
    return { id, name, count: groups.get(id)?.count ?? 0, length: longest === 0 ? 0 : Number(sum?.amount ?? 0) / longest, sum }
  })
}
