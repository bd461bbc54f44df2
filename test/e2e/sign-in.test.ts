import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { hire, openCompany, runningCompany } from '../harness/company.ts'
import { eventually, test } from './support/test.ts'

const PASSWORD = 'a long sentence that nobody guesses'
const WRONG = 'E-mail or password is not right.'

describe('signing in', () => {
  beforeAll(openCompany)

  test('greets in the language of the browser, and in the other one by a key', async ({ visit }) => {
    const page = await visit('/')
    await page.getByRole('heading', { name: 'Sign in to 启明软件' }).waitFor()
    await page.getByRole('radio', { name: 'English' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('button', { name: '登录' }).waitFor()
    await eventually(() => page.locator('html').getAttribute('lang')).toBe('zh-CN')
    await page.reload()
    await page.getByRole('button', { name: '登录' }).waitFor()

    const chinese = await visit('/', { locale: 'zh-CN' })
    await chinese.getByRole('button', { name: '登录' }).waitFor()
  })

  test('works once by a link and then by the password that was set, and a refusal never tells whether the address exists', async ({ visit, complaints }) => {
    complaints.expect(/status of 401/) // the browser notes every refused request
    const email = `hire-${Date.now()}@example.com`
    const link = await hire(await runningCompany(), { name: 'Grace Hopper', email, role: 'REP' })

    const page = await visit(link)
    await page.getByRole('button', { name: 'Grace Hopper' }).waitFor()
    await page.goto('/account')
    await page.getByLabel('New password', { exact: true }).fill(PASSWORD)
    await page.getByLabel('New password again').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByText('Your password was set.').waitFor()
    await signOut(page, 'Grace Hopper')

    const second = await visit(link)
    await second.getByText('This sign-in link was used already or has expired').waitFor()
    await second.getByRole('button', { name: 'Sign in' }).waitFor()

    const unknown = `nobody-${Date.now()}@example.com`
    for (const address of [email, unknown]) {
      await page.goto('/customers/customers')
      await enter(page, address, 'not the password')
      await page.getByText(WRONG).waitFor()
    }
    expect(await answer(page, unknown)).toEqual(await answer(page, email))

    await enter(page, email, PASSWORD)
    await page.getByRole('heading', { name: 'Customers', level: 1 }).waitFor() // the page that was asked for
    await signOut(page, 'Grace Hopper')
  })
})

/** By the keyboard alone. */
async function enter(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.keyboard.press('Tab')
  await page.keyboard.insertText(password)
  await page.keyboard.press('Enter')
}

/** What the server says to a wrong password, but for the number of the request. */
function answer(page: Page, email: string): Promise<object> {
  return page.evaluate(async (address) => {
    const response = await fetch('/api/auth/sign-in/email', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: address, password: 'not the password' }) })
    const { requestId: _, ...body } = (await response.json()) as Record<string, unknown>
    return { status: response.status, ...body }
  }, email)
}

async function signOut(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
}
