export interface SolutionText {
  readonly features: string | null
  readonly advantages: string | null
  readonly implementation: string | null
  readonly afterSales: string | null
}

export interface Need {
  readonly text: string
  readonly answeredBySection: 'FEATURES' | 'ADVANTAGES' | 'IMPLEMENTATION' | 'AFTER_SALES' | null
}

const columns = { FEATURES: 'features', ADVANTAGES: 'advantages', IMPLEMENTATION: 'implementation', AFTER_SALES: 'afterSales' } as const

/** Policy: "方案應包括產品功能介紹、優勢亮點、實施計劃、售后服務": the sections that are empty. */
export function emptySections(solution: SolutionText): (keyof typeof columns)[] {
  return (Object.keys(columns) as (keyof typeof columns)[]).filter((section) => !isWritten(solution, section))
}

/** Needs-to-solution coverage: a need is covered by a section that is written. */
export function coverageOf(solution: SolutionText, needs: readonly Need[]): { readonly covered: number; readonly total: number; readonly open: readonly string[] } {
  const open = needs.filter(({ answeredBySection }) => answeredBySection === null || !isWritten(solution, answeredBySection))
  return { covered: needs.length - open.length, total: needs.length, open: open.map(({ text }) => text) }
}

function isWritten(solution: SolutionText, section: keyof typeof columns): boolean {
  return (solution[columns[section]] ?? '').trim() !== ''
}
