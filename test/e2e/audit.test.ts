import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { hire, openCompany, runningCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { speak } from './support/speak.ts'
import { eventually, test } from './support/test.ts'

const rename = 'mutation ($id: ID!, $version: Int!, $name: String!) { updateCustomer(input: { id: $id, expectedVersion: $version, name: $name }) { __typename } }'

/** A customer whose name was just changed, by the director. */
async function renameCustomer(page: Page): Promise<{ id: string; name: string }> {
  const { customers } = await ask<{ customers: { nodes: { id: string; version: number; name: string }[] } }>(page, '{ customers(first: 1) { nodes { id version name } } }')
  const { id, version, name } = customers.nodes[0]!
  const answer = await ask<{ updateCustomer: { __typename: string } }>(page, rename, { id, version, name: `${name} ✓` })
  expect(answer.updateCustomer.__typename).toBe('UpdateCustomerPayload')
  return { id, name }
}

describe('the audit trail', () => {
  beforeAll(openCompany)

  test('shows an auditor who changed what, with the values before and after, by keyboard alone', async ({ visit }) => {
    const director = await visit('/', { as: 'director' })
    const { id, name } = await renameCustomer(director)
    const auditor = await hire(await runningCompany(), { name: 'Vera Auditor', email: `vera-${Date.now()}@example.com`, role: 'AUDITOR' })
    const page = await visit(auditor)
    await page.goto(`/audit?model=Customer&record=${id.split(':')[1]}&action=UPDATE`)
    await page.getByText(/^Verified up to no\. [\d,]+$/).waitFor()
    const row = page.getByRole('button', { name: /^Changed Customer/ }).first()
    await row.focus()
    await picture(page, 'list')
    await page.keyboard.press('Enter')
    const drawer = page.getByRole('dialog', { name: 'Entry' })
    await drawer.getByText(`${name} ✓`).first().waitFor()
    await picture(page, 'drawer')
    expect(await violations(page)).toEqual([])
    await drawer.getByRole('link', { name: 'Open record' }).waitFor()
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
    await eventually(() => row.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  test('is filtered in its address, so that a link shows the same', async ({ visit }) => {
    const page = await visit('/audit', { as: 'admin' })
    await page.getByRole('button', { name: /^Created|^Signed in|^Changed/ }).first().waitFor()
    await picture(page, 'all')
    await page.getByRole('combobox', { name: 'Person' }).fill('周岚')
    await page.getByRole('option').first().click()
    await eventually(async () => new URL(page.url()).searchParams.get('person')).toMatch(/^[0-9a-f-]{36}$/)
    await eventually(async () => [...new Set(await page.getByRole('table').locator('tbody tr td:nth-child(2)').allInnerTexts())].map((text) => text.includes('周岚'))).toEqual([true])
    await page.reload()
    await eventually(() => page.getByRole('combobox', { name: 'Person' }).inputValue()).toBe('周岚')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    expect(new URL(page.url()).search).toBe('')
  })

  test('shows what people did, and the uses of the unguarded database only to whoever asks for them', async ({ visit }) => {
    const page = await visit('/audit', { as: 'admin' })
    const kinds = async () => new Set(await page.getByRole('table').locator('tbody tr td:first-child button').evaluateAll((cells) => cells.map((cell) => cell.firstElementChild?.textContent?.trim())))
    await page.getByRole('button', { name: /^Created|^Signed in|^Changed/ }).first().waitFor()
    expect([...await kinds()]).not.toContain('Unguarded access')
    await page.getByRole('switch', { name: 'Show unguarded access' }).click()
    await eventually(async () => [...await kinds()]).toContain('Unguarded access')
    expect(new URL(page.url()).search).toBe('?unguarded=1')
    await picture(page, 'unguarded')
  })

  test('is taken out as CSV with the filter in force', async ({ visit }) => {
    const page = await visit('/audit?action=SIGN_IN', { as: 'admin' })
    await page.getByRole('button', { name: /^Signed in/ }).first().waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export CSV' }).click()])
    expect(download.suggestedFilename()).toMatch(/^audit-\d{4}-\d{2}-\d{2}\.csv$/)
  })

  test('fits a phone, speaks Chinese and comes in dark', async ({ visit }) => {
    const page = await visit('/audit', { as: 'admin', viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
    await speak(page, 'zh-CN')
    try {
      await page.reload()
      await page.getByRole('heading', { level: 1, name: '审计日志' }).waitFor()
      await page.getByText(/^已校验至第 [\d,]+ 条$/).waitFor()
      await page.getByRole('button', { name: /新建|登录|修改/ }).first().waitFor()
      await picture(page, 'phone')
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      expect(await violations(page)).toEqual([])
    } finally {
      await speak(page, null) // it is kept for the person, whom other tests visit as well
    }
  })

  test('does not exist for a representative, neither in the menu nor at its address', async ({ visit }) => {
    const page = await visit('/audit', { as: 'rep' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.getByText('Audit trail').count()).toBe(0)
  })
})
