import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { hire, openCompany, openIdSettings, runningCompany } from '../harness/company.ts'
import { startOpenIdProvider, type OpenIdProvider } from '../harness/openid-provider.ts'
import { picture } from './support/picture.ts'
import { quiet } from './support/quiet.ts'
import { eventually, test, type Visit, type Visitor } from './support/test.ts'

describe('signing in with the company’s own provider', () => {
  let provider: OpenIdProvider

  beforeAll(async () => {
    provider = await startOpenIdProvider(await openIdSettings())
    await openCompany()
  })
  afterAll(() => provider.close())

  test('leads over its page to the page that was asked for', async ({ visit }) => {
    const email = `open-${Date.now()}@example.com`
    await hire(await runningCompany(), { name: 'Barbara Liskov', email, role: 'REP' })
    provider.accounts.set('barbara', { email, email_verified: true })

    const page = await open(visit)
    await page.getByRole('link', { name: 'Continue with Qiming ID' }).focus()
    await picture(page, 'openid-sign-in')
    await page.keyboard.press('Enter')
    await enter(page, provider, 'barbara')
    await page.getByRole('button', { name: 'Barbara Liskov' }).waitFor()
    await eventually(async () => new URL(page.url()).pathname).toBe('/')

    // Known at the provider by now, so nothing is asked any more.
    await page.goto('about:blank')
    await page.context().clearCookies({ name: /^tenon/ })
    await page.goto('/customers/customers?view=list')
    await page.getByRole('link', { name: 'Continue with Qiming ID' }).click()
    await page.getByRole('heading', { name: 'Customers', level: 1 }).waitFor()
    await eventually(async () => new URL(page.url()).pathname).toBe('/customers/customers')
  })

  test('lets somebody whose session ended go on with the page that is open', async ({ visit, complaints }) => {
    complaints.expect(/status of 401/) // the browser notes every refused request
    const email = `reopen-${Date.now()}@example.com`
    await hire(await runningCompany(), { name: 'Frances Allen', email, role: 'REP' })
    provider.accounts.set('frances', { email, email_verified: true })
    const page = await open(visit)
    await page.getByRole('link', { name: 'Continue with Qiming ID' }).click()
    await enter(page, provider, 'frances')
    await page.getByRole('button', { name: 'Frances Allen' }).waitFor()

    // A late answer of the home page would tell of the lost session before anybody clicks.
    await quiet(page)
    await page.context().clearCookies({ name: /^tenon/ })
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Customers' }).click()
    await page.getByRole('dialog').getByRole('link', { name: 'Continue with Qiming ID' }).waitFor()
    await picture(page, 'openid-session-ended')
    const [elsewhere] = await Promise.all([page.waitForEvent('popup'), page.getByRole('dialog').getByRole('link', { name: 'Continue with Qiming ID' }).click()])
    await elsewhere.getByRole('button', { name: 'Frances Allen' }).waitFor()
    await elsewhere.close()
    // Here every page believes that it is the one in front, so none is told when it is.
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    await page.getByRole('heading', { name: 'Customers', level: 1 }).waitFor()
    await eventually(() => page.getByRole('dialog').count()).toBe(0)
  })

  test('tells a stranger, in the language of the browser, who can help', async ({ visit }) => {
    provider.accounts.set('stranger', { email: 'stranger@elsewhere.example', email_verified: true })
    const page = await open(visit, { locale: 'zh-CN', viewport: { width: 390, height: 844 } })
    await page.getByRole('link', { name: '使用 Qiming ID 登录' }).click()
    await enter(page, provider, 'stranger')
    await page.getByText('这里没有使用该账号邮箱的用户').waitFor()
    await page.getByRole('button', { name: '登录', exact: true }).waitFor()
    await picture(page, 'openid-stranger-phone-zh')
  })

  test('says so when the person turned back at the provider', async ({ visit }) => {
    const page = await open(visit)
    await page.getByRole('link', { name: 'Continue with Qiming ID' }).click()
    await page.getByRole('link', { name: 'Cancel' }).click()
    await page.getByText('The provider did not sign you in.').waitFor()
  })
})

/** The sign-in page. The provider's own page asks for letters on the internet. */
async function open(visit: Visitor, options?: Visit): Promise<Page> {
  const page = await visit('/', options)
  await page.route('https://fonts.googleapis.com/**', (route) => route.fulfill({ contentType: 'text/css', body: '' }))
  return page
}

/** On the page of the provider. */
async function enter(page: Page, { issuer }: OpenIdProvider, login: string): Promise<void> {
  await page.waitForURL(`${issuer}/**`, { waitUntil: 'commit' })
  await page.getByPlaceholder('Enter any login').fill(login)
  await page.getByPlaceholder('and password').fill('every one is right')
  await page.getByRole('button', { name: 'Sign-in' }).click()
}
