import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { eventually, test } from './support/test.ts'

describe('the page of modules', () => {
  beforeAll(openCompany)

  test('shows an administrator what is enabled and what it works with, also on a phone', async ({ visit }) => {
    const admin = await visit('/modules', { as: 'admin' })
    const modules = admin.getByRole('list', { name: 'Modules' }).getByRole('listitem')
    await modules.filter({ has: admin.getByRole('heading', { name: 'Contracts' }) }).getByText('Works with Sales').waitFor()
    await eventually(() => modules.count()).toBeGreaterThanOrEqual(5)
    expect(await violations(admin)).toEqual([])
    await picture(admin, 'modules')
    await admin.setViewportSize({ width: 390, height: 800 })
    await picture(admin, 'modules-phone')
    expect(await admin.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })

  test('is no page for others', async ({ visit }) => {
    const rep = await visit('/modules', { as: 'rep' })
    await rep.getByText('This page does not exist').waitFor()
  })
})
