import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { eventually, test } from './support/test.ts'

describe('the files of a record', () => {
  beforeAll(openCompany)

  test('are attached, taken out as they were, and removed', async ({ visit, complaints }) => {
    complaints.expect(/status of 422/)
    const page = await visit('/', { as: 'rep' })
    const made = await ask<{ result: { customer: { id: string } } }>(page, 'mutation ($name: String!) { result: createCustomer(input: { name: $name }) { ... on CreateCustomerPayload { customer { id } } } }', { name: `Files ${Date.now()}` })
    await page.goto(`/customers/customers/${made.result.customer.id.split(':')[1]}?tab=files`)
    await page.getByText('No files yet').waitFor()
    await page.locator('input[type=file]').setInputFiles([{ name: '报价 offer.txt', mimeType: 'text/plain', buffer: Buffer.from('¥ 120,000') }, { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) }])
    const file = page.getByRole('link', { name: '报价 offer.txt' })
    await file.waitFor()
    await page.getByText('empty.txt was not sent').waitFor()
    await page.getByText('This file is empty').waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'files')

    const content = await page.request.get((await file.getAttribute('href'))!)
    expect(await content.text()).toBe('¥ 120,000')
    expect(content.headers()['content-disposition']).toContain(encodeURIComponent('报价 offer.txt'))

    await page.getByRole('button', { name: 'Remove 报价 offer.txt' }).click()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await eventually(() => file.count()).toBe(0)
  })
})
