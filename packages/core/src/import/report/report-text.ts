import type { ImportOutcome, RowProblem } from './report-types.ts'

const shown = 20

/** The outcome for a terminal: counts per resource, then the first problems. */
export function reportText(outcome: ImportOutcome, problems: readonly RowProblem[]): string {
  const lines = [headline(outcome), '', ...table(outcome)]
  if (outcome.problems > 0) {
    lines.push('', `${plural(outcome.problems, 'problem')} in the files:`)
    for (const problem of problems.slice(0, shown)) lines.push(`  ${problemLine(problem)}`)
    if (outcome.problems > shown) lines.push(`  … and ${outcome.problems - Math.min(shown, problems.length)} more: the report in CSV or JSON has all of them.`)
  }
  return `${lines.join('\n')}\n`
}

/** deals.csv, line 12, close_value "1.000,50": It is not a number written like 1,234.56. */
export function problemLine({ file, sheet, line, column, value, message }: RowProblem): string {
  const place = [sheet === null ? file : `${file} (${sheet})`, `line ${line}`, ...(column === null ? [] : [column])].join(', ')
  return `${place}${value === null || value === '' ? '' : ` ${JSON.stringify(value)}`}: ${message}`
}

function headline({ status, dryRun, milliseconds, steps }: ImportOutcome): string {
  const rows = steps.reduce((sum, step) => sum + step.rows, 0)
  const what = dryRun ? 'Dry run: nothing was written' : { DONE: 'Import done', CANCELLED: 'Import cancelled; what was written stays', FAILED: 'Import failed; what was written stays' }[status]
  return `${what}. ${plural(rows, 'row')} read in ${(milliseconds / 1000).toFixed(1)} s.`
}

function table({ resources }: ImportOutcome): string[] {
  const columns = ['created', 'updated', 'unchanged', 'rejected'] as const
  const names = Object.keys(resources)
  const width = Math.max(8, ...names.map((name) => name.length))
  const head = `${'resource'.padEnd(width)}${columns.map((column) => column.padStart(11)).join('')}`
  return [head, ...names.map((name) => `${name.padEnd(width)}${columns.map((column) => String(resources[name]![column]).padStart(11)).join('')}`)]
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
