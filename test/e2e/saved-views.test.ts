import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { violations } from './support/axe.ts'
import { eventually, test } from './support/test.ts'

const DEALS = '/pipeline/opportunities'

describe('views of a list', () => {
  beforeAll(openCompany)

  test('are saved for the team, never overwritten silently, reset, changed on demand and undone, by keys', async ({ visit }) => {
    const page = await visit(`${DEALS}?f=amount.gte:100000`, { as: 'manager' })
    await page.getByRole('button', { name: 'Save view…' }).click()
    const name = page.getByRole('textbox', { name: 'Name' })
    await name.press('Enter')
    await page.getByText('This field is required.').waitFor()
    await name.fill('Large deals')
    await page.getByRole('checkbox', { name: /^Share with/ }).check()
    await name.press('Enter')
    const trigger = page.getByRole('button', { name: 'Large deals' })
    await trigger.waitFor()
    const saved = new URL(page.url()).searchParams.get('saved')
    expect(saved).toMatch(/^[0-9a-f-]{36}$/)

    const query = (key: string) => eventually(async () => new URL(page.url()).searchParams.get(key))
    await page.getByRole('columnheader', { name: /^Name/ }).getByRole('button').click()
    await query('sort').toBe('name')
    await page.getByRole('group', { name: 'Changed' }).getByText('Changed').waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Reset', exact: true }).click()
    await query('sort').toBeNull()
    await query('saved').toBe(saved)

    await page.getByRole('columnheader', { name: /^Name/ }).getByRole('button').click()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('View “Large deals” saved').waitFor()
    await eventually(() => page.getByRole('group', { name: 'Changed' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('group', { name: 'Changed' }).waitFor()

    const colleague = await visit(DEALS, { as: 'rep' })
    await colleague.getByRole('button', { name: 'Views' }).waitFor()
    await colleague.locator('[data-row="0"]').waitFor()
    await colleague.keyboard.press('v')
    await colleague.getByRole('menuitemradio', { name: 'Large deals' }).click()
    await eventually(async () => new URL(colleague.url()).searchParams.get('f')).toBe('amount.gte:100000')
    await colleague.keyboard.press('v')
    expect(await colleague.getByRole('menuitem', { name: 'Delete view' }).count()).toBe(0)
    expect(await violations(colleague)).toEqual([])
  })

  test('open first where a person wants it, board or list, and the standard one stays in reach', async ({ visit }) => {
    const page = await visit(`${DEALS}?view=board`, { as: 'director' })
    await page.getByRole('button', { name: 'Save view…' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Pipeline board')
    await page.getByRole('checkbox', { name: 'Open this view first' }).check()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('button', { name: 'Pipeline board' }).waitFor()

    await page.goto(DEALS)
    await eventually(async () => new URL(page.url()).searchParams.get('view')).toBe('board')
    await page.getByRole('button', { name: 'Pipeline board' }).waitFor()
    await page.keyboard.press('v')
    await page.getByRole('menuitemradio', { name: /^All / }).click()
    await page.locator('[data-row="0"]').waitFor()
    expect(new URL(page.url()).search).toBe('?saved=own')

    await page.keyboard.press('v')
    await page.getByRole('menuitemradio', { name: 'Pipeline board' }).click()
    await page.getByRole('button', { name: 'Pipeline board' }).click()
    await page.getByRole('menuitem', { name: 'Delete view' }).click()
    await page.getByText('View “Pipeline board” deleted').waitFor()
    await page.goto(DEALS)
    await page.locator('[data-row="0"]').waitFor()
    expect(new URL(page.url()).search).toBe('')
  })
})
