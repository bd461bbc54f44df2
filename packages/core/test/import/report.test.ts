import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openSpool, readSpool } from '../../src/import/report/problem-spool.ts'
import { reportCsv } from '../../src/import/report/report-csv.ts'
import { problemLine, reportText } from '../../src/import/report/report-text.ts'
import type { ImportOutcome, RowProblem } from '../../src/import/report/report-types.ts'
import { scratch } from './scratch.ts'

const folder = scratch()
const problem: RowProblem = {
  step: 'deals', file: 'deals.csv', sheet: null, line: 12, resource: 'Opportunity', column: '金额', value: '1.000,50', code: 'VALUE_NOT_A_NUMBER',
  message: 'It is not a number written like 1,234.56.', params: { example: '1,234.56' },
}
const outcome: ImportOutcome = {
  status: 'DONE', dryRun: false, problems: 25, milliseconds: 1234, steps: [{ step: 'deals', rows: 30, skipped: 1, repeated: 0, rejected: 25 }],
  resources: { Opportunity: { created: 3, updated: 1, unchanged: 0, rejected: 25 } },
}

describe('the report', () => {
  test('reads well on a terminal', () => {
    expect(reportText(outcome, Array.from({ length: 22 }, () => problem)).split('\n').slice(0, 7)).toEqual([
      'Import done. 30 rows read in 1.2 s.', '', 'resource       created    updated  unchanged   rejected', 'Opportunity          3          1          0         25', '', '25 problems in the files:',
      '  deals.csv, line 12, 金额 "1.000,50": It is not a number written like 1,234.56.',
    ])
    expect(reportText(outcome, Array.from({ length: 22 }, () => problem))).toContain('… and 5 more')
    expect(reportText({ ...outcome, dryRun: true, problems: 0 }, [])).toMatch(/^Dry run: nothing was written\./)
    expect(reportText({ ...outcome, status: 'CANCELLED', problems: 0 }, [])).toMatch(/^Import cancelled; what was written stays\./)
    expect(problemLine({ ...problem, sheet: 'Q1', column: null, value: null })).toMatch(/^deals\.csv \(Q1\), line 12: It is/)
  })

  test('as CSV opens in spreadsheets as UTF-8, and runs nothing that a file brought in', async () => {
    const lines: string[] = []
    for await (const line of reportCsv([problem, { ...problem, value: '=HYPERLINK("http://evil")', sheet: 'a,b' }])) lines.push(line)
    expect(lines[0]).toBe('\ufefffile,sheet,line,column,value,code,reason,resource,step\r\n')
    expect(lines[1]).toBe('deals.csv,,12,金额,"1.000,50",VALUE_NOT_A_NUMBER,"It is not a number written like 1,234.56.",Opportunity,deals\r\n')
    expect(lines[2]).toContain(`"a,b",12,金额,"'=HYPERLINK(""http://evil"")"`)
  })

  test('keeps all problems on disk and the first ones at hand', async () => {
    const spool = openSpool(join(folder.path, 'spool.ndjson'), 2)
    for (let line = 1; line <= 1000; line++) spool.add({ ...problem, line, value: 'line\nbreak' })
    spool.close()
    expect([spool.count, spool.sample.map(({ line }) => line)]).toEqual([1000, [1, 2]])
    const read: RowProblem[] = []
    for await (const one of readSpool(spool.path)) read.push(one)
    expect([read.length, read[999]]).toEqual([1000, { ...problem, line: 1000, value: 'line\nbreak' }])
  })
})
