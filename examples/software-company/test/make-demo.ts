import { makeCompany } from '../demo/company.ts'
import { makeRows } from '../demo/rows/make-rows.ts'

const stageKeys = { DISCOVERY: 1_000, SOLUTION: 3_000, PROPOSED: 5_000, NEGOTIATION: 7_000, CONTRACTING: 9_000, WON: 10_000, LOST: 0 }
const roleKeys = ['REP', 'MANAGER', 'DIRECTOR', 'FINANCE', 'LEADER', 'LEGAL', 'PRODUCT', 'TECHNICAL', 'LOGISTICS', 'SUPPORT', 'AUDITOR', 'SYSADMIN']

/** The demo company and its rows without a database: ids are numbers, stages and roles go by their keys. */
export function makeDemo(seed: string, today: string) {
  let count = 0
  const company = makeCompany({ seed, today, newId: () => `id-${String(++count).padStart(6, '0')}` })
  const stages = Object.entries(stageKeys).map(([key, probabilityBp]) => ({ id: key, key, probabilityBp }))
  return { company, rows: makeRows(company, stages, new Map(roleKeys.map((key) => [key, key]))) }
}

export type DemoRows = ReturnType<typeof makeDemo>['rows']
