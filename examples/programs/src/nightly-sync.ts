import type { Company } from './connect.ts'

export interface ForeignCustomer {
  readonly name: string
  readonly creditCode: string
}

export interface SyncReport {
  readonly created: number
  readonly renamed: number
  readonly unchanged: number
  /** What was refused, in the server's words. */
  readonly refused: readonly string[]
}

/** Brings customers of another system in. They are found again by their credit code, so that a run may be repeated at any time. */
export async function nightlySync(company: Company, foreign: readonly ForeignCustomer[]): Promise<SyncReport> {
  const known = new Map<string, { id: string; version: number; name: string }>()
  for await (const { creditCode, ...customer } of company.iterate('customers', {}, { id: true, version: true, name: true, creditCode: true })) if (creditCode !== null) known.set(creditCode, customer)
  const report = { created: 0, renamed: 0, unchanged: 0, refused: [] as string[] }
  for (const { name, creditCode } of foreign) {
    const found = known.get(creditCode)
    if (found?.name === name) {
      report.unchanged++
      continue
    }
    const outcome = found
      ? await company.mutate('updateCustomer', { input: { id: found.id, expectedVersion: found.version, name } }, { customer: { id: true } })
      : await company.mutate('createCustomer', { input: { name, creditCode } }, { customer: { id: true } }, { idempotencyKey: `sync-${creditCode}` })
    if (!outcome.ok) report.refused.push(`${name}: ${outcome.error.message}`)
    else if (found) report.renamed++
    else report.created++
  }
  return report
}
