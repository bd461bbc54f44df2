import { makeCompany } from '../demo/company.ts'
import { makeRows } from '../demo/rows/make-rows.ts'

const stageKeys = { DISCOVERY: 1_000, SOLUTION: 3_000, PROPOSED: 5_000, NEGOTIATION: 7_000, CONTRACTING: 9_000, WON: 10_000, LOST: 0 }
const roleKeys = ['REP', 'MANAGER', 'DIRECTOR', 'FINANCE', 'LEADER', 'LEGAL', 'PRODUCT', 'TECHNICAL', 'LOGISTICS', 'SUPPORT', 'AUDITOR', 'SYSADMIN']

/** Those that the first start writes. */
const policies = [['LEGAL', 10, null], ['PRODUCT', 10, null], ['FINANCE', 10, null], ['DIRECTOR', 20, 500]].map(([role, ordinal, discountAboveBp]) => ({
  id: role as string, name: role as string, ordinal: ordinal as number, department: null, role: role as string, minAmountMinor: null, currency: null, discountAboveBp: discountAboveBp as number | null, deviationRisk: null,
}))

/** The demo company and its rows without a database: ids are numbers, stages and roles go by their keys. */
export function makeDemo(seed: string, today: string) {
  let count = 0
  const company = makeCompany({ seed, today, newId: () => `id-${String(++count).padStart(6, '0')}` })
  const stages = Object.entries(stageKeys).map(([key, probabilityBp]) => ({ id: key, key, probabilityBp }))
  return { company, rows: makeRows(company, { stages, roleIds: new Map(roleKeys.map((key) => [key, key])), policies }) }
}

export type DemoRows = ReturnType<typeof makeDemo>['rows']
