import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { eventually, test } from './support/test.ts'

describe('the import', () => {
  beforeAll(openCompany)

  test('checks a file, writes what is right, and reports the row that is wrong by line, column, value and reason', async ({ visit }) => {
    const page = await visit('/', { as: 'director' })
    const stamp = Date.now()
    const file = csv([
      ['Name', 'Phone', 'Founded'],
      [`Borealis Freight ${stamp}`, '+86 10 5555 1111', '2004'],
      [`Cygnus Foods ${stamp}`, '+86 10 5555 2222', 'nineteen'],
      [`Draco Textiles ${stamp}`, '+86 10 5555 3333', '2011'],
    ])
    await upload(page, stamp, file)
    await choose(page, 'Field for Founded', 'Founded in')
    await page.getByRole('button', { name: 'Check', exact: true }).press('Enter')
    await page.getByText('1 row cannot be imported').waitFor()
    await page.getByText('Nothing has been written yet.').waitFor()
    await page.getByRole('row', { name: 'Customers 2 0 0 1' }).waitFor()

    await page.getByRole('button', { name: 'Import the rest' }).press('Enter')
    await page.getByText('Imported, except 1 row').waitFor()
    await page.getByRole('row', { name: 'Customers 2 0 0 1' }).waitFor()
    const problem = page.getByRole('region', { name: 'Rows that were refused' }).getByRole('listitem')
    await eventually(async () => (await problem.innerText()).replace(/\s+/g, ' ')).toMatch(/customers\.csv: line 3 .*nineteen.* is no(t a)? number/)
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Report (1 problem)' }).press('Enter')])
    expect(await textOf(download)).toMatch(/customers\.csv,.*3,.*Founded.*,nineteen,/)

    await page.getByRole('link', { name: 'Customers' }).last().press('Enter')
    await page.getByRole('searchbox', { name: 'Search Customers' }).fill(String(stamp))
    await page.getByText('2 records').waitFor()
    await page.getByRole('link', { name: `Draco Textiles ${stamp}` }).press('Enter')
    await page.getByRole('definition').filter({ hasText: '2011' }).waitFor()

    await upload(page, stamp, file)
    await choose(page, 'Field for Founded', 'Founded in')
    await page.getByRole('button', { name: 'Check', exact: true }).press('Enter')
    await page.getByRole('row', { name: 'Customers 0 0 2 1' }).waitFor() // the same file again changes nothing
  })

  test('takes a spreadsheet in a Chinese encoding and says what it is', async ({ visit }) => {
    const page = await visit('/import?resource=Customer', { as: 'director' })
    const gb18030 = Buffer.from([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xb5, 0xe7, 0xbb, 0xb0, 0x0a, 0xc9, 0xcf, 0xba, 0xa3, 0x2c, 0x31, 0x32, 0x33, 0x0a]) // 名称,电话 上海,123
    await page.locator('input[type=file]').setInputFiles({ name: '客户.csv', mimeType: 'text/csv', buffer: gb18030 })
    const sheet = page.getByRole('region', { name: '客户.csv' })
    await sheet.getByText('gb18030', { exact: false }).waitFor()
    await sheet.getByRole('rowheader', { name: '名称' }).waitFor()
    await sheet.getByText('上海').waitFor()
  })
})

async function upload(page: Page, stamp: number, buffer: Buffer): Promise<void> {
  await page.getByRole('link', { name: 'Import' }).click()
  await page.locator('input[type=file]').setInputFiles({ name: 'customers.csv', mimeType: 'text/csv', buffer })
  await choose(page, 'What the file contains', 'Customers')
  await page.getByLabel('Where the data comes from').fill(`end to end ${stamp}`)
}

/** Picks an option of a select by the keyboard. */
async function choose(page: Page, select: string, option: string): Promise<void> {
  const control = page.getByRole('combobox', { name: select })
  await control.waitFor()
  if ((await control.innerText()).trim() === option) return
  await control.press('Enter')
  await page.getByRole('option', { name: option, exact: true }).waitFor()
  await page.keyboard.type(option.split(' ')[0] ?? '')
  await page.keyboard.press('Enter')
  await eventually(() => control.innerText()).toBe(option)
}

function csv(rows: readonly (readonly string[])[]): Buffer {
  return Buffer.from(`${rows.map((row) => row.join(',')).join('\r\n')}\r\n`)
}

async function textOf(download: { createReadStream(): Promise<NodeJS.ReadableStream> }): Promise<string> {
  let text = ''
  for await (const chunk of await download.createReadStream()) text += chunk
  return text
}
