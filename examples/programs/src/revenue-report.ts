import type { Company } from './connect.ts'

export interface RevenueLine {
  readonly customer: string
  /** Opportunities, and the amounts of the first hundred as they are written: amounts of different currencies are not added up. */
  readonly opportunities: number
  readonly expected: readonly string[]
  readonly contracts: number
  readonly signed: readonly string[]
}

/** What each customer is worth: what may come (pipeline) and what was agreed (contracts), in one request for each hundred customers. */
export async function revenueReport(company: Company): Promise<RevenueLine[]> {
  const lines: RevenueLine[] = []
  const money = { amount: true, currency: true } as const
  const selection = {
    name: true,
    opportunities: { $: { first: 100 }, totalCount: true, nodes: { amount: money } },
    contracts: { $: { first: 100 }, totalCount: true, nodes: { status: true, net: money } },
  } as const
  for await (const { name, opportunities, contracts } of company.iterate('customers', { first: 20, orderBy: [{ field: 'NAME' }] }, selection)) {
    lines.push({
      customer: name,
      opportunities: opportunities.totalCount,
      expected: opportunities.nodes.flatMap(({ amount }) => (amount ? [`${amount.amount} ${amount.currency}`] : [])),
      contracts: contracts.totalCount,
      signed: contracts.nodes.flatMap(({ net }) => (net ? [`${net.amount} ${net.currency}`] : [])),
    })
  }
  return lines
}
