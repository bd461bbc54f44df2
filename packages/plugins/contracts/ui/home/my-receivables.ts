interface Money {
  readonly amount: string
  readonly currency: string
}

export const MINE = 'query MyReceivables { receivables(mine: true) { contractId contractTitle customerName installmentId title status dueOn open { amount currency } receivable { amount currency } } }'

export interface Owed {
  readonly contractId: string
  readonly contractTitle: string | null
  readonly customerName: string | null
  readonly installmentId: string
  readonly title: string
  readonly status: string
  readonly dueOn: string | null
  readonly open: Money
  readonly receivable: Money
}

/** What is open and falls due by a day, the oldest first: what is overdue is on top. */
export function owedBy<Row extends Pick<Owed, 'status' | 'dueOn'>>(rows: readonly Row[], until: string): (Row & { readonly dueOn: string })[] {
  const open = rows.filter((row): row is Row & { readonly dueOn: string } => row.dueOn !== null && row.dueOn <= until && row.status !== 'PAID' && row.status !== 'WRITTEN_OFF')
  return open.toSorted((left, right) => (left.dueOn < right.dueOn ? -1 : left.dueOn > right.dueOn ? 1 : 0))
}
