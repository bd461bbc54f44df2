import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { speak } from './support/speak.ts'
import { eventually, test } from './support/test.ts'

interface Role { readonly id: string; readonly version: number; readonly key: string; readonly name: string }

const NAME = 'Deal watchers'

async function rolesOf(page: Page): Promise<readonly Role[]> {
  return (await ask<{ roleMatrix: { roles: Role[] } }>(page, '{ roleMatrix { roles { id version key name } } }')).roleMatrix.roles
}

async function run(page: Page, verb: string, input: object): Promise<void> {
  const { result } = await ask<{ result: { code?: string } }>(page, `mutation ($input: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) { result: ${verb}(input: $input) { ... on Error { code message } } }`, { input })
  expect(result.code).toBeUndefined()
}

/** Everything about the role goes, as other tests live in the same company. */
async function removeRole(page: Page): Promise<void> {
  const role = (await rolesOf(page)).find(({ name }) => name === NAME)
  if (!role) return
  const { roleHolders } = await ask<{ roleHolders: { id: string }[] }>(page, 'query ($role: ID!) { roleHolders(role: $role) { id } }', { role: role.id })
  for (const { id } of roleHolders) await run(page, 'endRole', { id })
  await run(page, 'deleteRole', { role: role.id, expectedVersion: role.version })
}

const dealsOf = async (page: Page): Promise<number> => (await ask<{ opportunities: { totalCount: number } }>(page, '{ opportunities(first: 1) { totalCount } }')).opportunities.totalCount

describe('roles and permissions', () => {
  beforeAll(openCompany)

  test('an administrator makes a role, gives it, previews a wider scope, saves, and the person sees more', async ({ visit }) => {
    const rep = await visit('/', { as: 'rep' })
    const { me } = await ask<{ me: { name: string } }>(rep, '{ me { name } }')
    const own = await dealsOf(rep)
    const page = await visit('/roles', { as: 'admin' })
    const all = await dealsOf(await visit('/', { as: 'director' }))
    expect(all).toBeGreaterThan(own)
    try {
      await page.getByRole('button', { name: 'New role' }).click()
      const dialog = page.getByRole('dialog', { name: 'New role' })
      await dialog.getByRole('textbox', { name: 'Name' }).fill(NAME)
      await dialog.getByRole('button', { name: 'Create role' }).click()

      const drawer = page.getByRole('dialog', { name: NAME })
      await drawer.getByText('Nobody holds this role').waitFor()
      await drawer.getByRole('button', { name: 'Give to a person' }).click()
      await drawer.getByRole('combobox', { name: 'Person' }).fill(me.name)
      await page.getByRole('option', { name: me.name }).first().click()
      await drawer.getByRole('button', { name: 'Give to a person' }).click()
      await drawer.getByRole('button', { name: `End for ${me.name}` }).waitFor()
      await picture(page, 'holders')
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await drawer.waitFor({ state: 'detached' })

      // By keyboard alone, as a select of the browser is.
      const cell = page.getByRole('combobox', { name: `See leads and opportunities, ${NAME}` })
      await cell.focus()
      await page.keyboard.press('End')
      await eventually(() => cell.inputValue()).toBe('ALL')
      await page.getByText('1 unsaved change').waitFor()
      await picture(page, 'matrix')
      expect(await violations(page)).toEqual([])

      await page.getByRole('button', { name: 'Preview changes' }).click()
      const preview = page.getByRole('dialog', { name: 'What would this person see?' })
      await preview.getByRole('combobox', { name: 'Person' }).fill(me.name)
      await page.getByRole('option', { name: me.name }).first().click()
      const line = preview.getByRole('row', { name: /^Opportunities/ })
      await eventually(async () => (await line.innerText()).replace(/\s+/g, ' ')).toContain('Before: Own → After: All')
      await eventually(async () => (await line.innerText()).replace(/\s+/g, ' ')).toContain(`Before: ${own.toLocaleString('en')} → After: ${all.toLocaleString('en')}`)
      await picture(page, 'preview')
      expect(await violations(page)).toEqual([])
      expect(await dealsOf(rep)).toBe(own)
      await page.keyboard.press('Escape')
      await preview.waitFor({ state: 'detached' })

      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await page.getByText('The permissions were saved').waitFor()
      expect(await page.getByText('unsaved change').count()).toBe(0)
      await eventually(() => dealsOf(rep)).toBe(all)
      await page.getByRole('button', { name: new RegExp(`^${NAME}`) }).click()
      await drawer.getByRole('tab', { name: 'History' }).click()
      await drawer.getByText('See leads and opportunities: None → All').waitFor()
      await picture(page, 'history')
    } finally {
      await removeRole(page)
    }
    await eventually(() => dealsOf(rep)).toBe(own)
  })

  test('what is not saved is discarded at a click, and asked about before the page is left', async ({ visit }) => {
    const page = await visit('/roles', { as: 'admin' })
    const cell = page.getByRole('combobox', { name: 'Delete customers, Finance' })
    await cell.selectOption('ALL')
    await page.getByRole('link', { name: 'Home', exact: true }).click()
    await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Cancel' }).click()
    expect(new URL(page.url()).pathname).toBe('/roles')
    await page.getByRole('button', { name: 'Discard' }).click()
    await eventually(() => cell.inputValue()).toBe('NONE')
    await page.getByRole('link', { name: 'Home', exact: true }).click()
    await eventually(async () => new URL(page.url()).pathname).toBe('/')
  })

  test('the last administrator cannot take the permission away, and is told why', async ({ visit }) => {
    const page = await visit('/roles', { as: 'admin' })
    await page.getByRole('combobox', { name: 'Change roles and who holds them, System administrator' }).selectOption('NONE')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('alert').getByText(/nobody active could change roles any more/).waitFor()
    await picture(page, 'refused')
    expect(await violations(page)).toEqual([])
    await page.getByText('1 unsaved change').waitFor()
    await page.getByRole('button', { name: 'Discard' }).click()
  })

  test('fits a phone one role at a time, speaks Chinese and comes in dark', async ({ visit }) => {
    const page = await visit('/roles', { as: 'admin', viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
    await speak(page, 'zh-CN')
    try {
      await page.reload()
      await page.getByRole('heading', { level: 1, name: '角色与权限' }).waitFor()
      await page.getByRole('combobox', { name: '销售代表：查看线索和商机' }).waitFor()
      await picture(page, 'phone')
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: '详情' }).click()
      await page.getByRole('dialog', { name: '销售代表' }).getByRole('tab', { name: /持有人/ }).waitFor()
      await picture(page, 'phone-drawer')
      expect(await violations(page)).toEqual([])
    } finally {
      await speak(page, null) // it is kept for the person, whom other tests visit as well
    }
  })

  test('does not exist for a representative, neither in the menu nor at its address', async ({ visit }) => {
    const page = await visit('/roles', { as: 'rep' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.getByText('Roles and permissions').count()).toBe(0)
  })
})
