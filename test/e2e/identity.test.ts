import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { openCompany, runningCompany } from '../harness/company.ts'
import { eventually, test } from './support/test.ts'

const PASSWORD = 'a long sentence that nobody guesses'
const NEXT = 'another long sentence for the same'

describe('identity', () => {
  beforeAll(openCompany)

  test('an invited person comes in by mail, and by a new password after forgetting it', async ({ visit }) => {
    const email = `ada-${Date.now()}@example.com`
    await invite(await visit('/', { as: 'admin' }), email)

    const page = await visit(`/accept-invitation#${await mailedToken(email, 1)}`)
    await page.getByText(`Ada Lovelace, choose a password. You will sign in with ${email}.`).waitFor()
    await page.getByLabel('New password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Ada Lovelace' }).waitFor()

    const forgetful = await visit('/')
    await forgetful.getByRole('button', { name: 'Forgot your password?' }).click()
    await forgetful.getByLabel('E-mail').fill(email)
    await forgetful.keyboard.press('Enter')
    await forgetful.getByText('Look into your mailbox').waitFor()
    await forgetful.goto(`/reset-password#${await mailedToken(email, 2)}`)
    await forgetful.getByLabel('New password').fill(NEXT)
    await forgetful.keyboard.press('Enter')
    await forgetful.getByRole('link', { name: 'Sign in' }).click()
    await enter(forgetful, email, NEXT)
    await forgetful.getByRole('button', { name: 'Ada Lovelace' }).waitFor()
  })

  test('two-step sign-in is set up with a picture, and asked for after the password; a token is shown once', async ({ visit }) => {
    const email = `grace-${Date.now()}@example.com`
    await invite(await visit('/', { as: 'admin' }), email)
    const page = await visit(`/accept-invitation#${await mailedToken(email, 1)}`)
    await page.getByLabel('New password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Ada Lovelace' }).waitFor()
    await page.goto('/account')

    const card = page.getByRole('region', { name: 'Two-step sign-in' })
    await card.getByRole('button', { name: 'Turn on' }).click()
    await card.getByLabel('Current password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await card.getByRole('img', { name: 'QR code' }).waitFor()
    const secret = (await card.locator('code').textContent())!
    await card.getByLabel('Code', { exact: true }).fill(codeAt(secret, -1))
    await page.keyboard.press('Enter')
    await card.getByRole('button', { name: 'I have kept them' }).click()
    await card.getByText('10 recovery codes are left.').waitFor()

    await page.getByRole('region', { name: 'API tokens' }).getByRole('button', { name: 'Create token' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Monthly report')
    await page.keyboard.press('Enter')
    await eventually(() => dialog.locator('code').textContent()).toMatch(/^tnn_[a-z2-7]{12}_[\w-]{43}$/)
    await dialog.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: 'Revoke Monthly report' }).waitFor()

    await page.getByRole('region', { name: 'API tokens' }).getByRole('button', { name: 'Create token' }).click()
    await dialog.getByLabel('Name').fill('Reader of customers')
    await dialog.getByRole('radio', { name: 'May only read' }).focus()
    await page.keyboard.press('ArrowRight')
    await dialog.getByRole('button', { name: 'Create token' }).click()
    await dialog.getByText('Choose at least one.').waitFor()
    await dialog.getByLabel('Rights', { exact: true }).fill('See customers')
    await page.getByRole('option', { name: 'See customers' }).click()
    await dialog.getByRole('button', { name: 'Create token' }).press('Enter')
    await dialog.locator('code').waitFor()
    await dialog.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('listitem').filter({ hasText: 'Reader of customers' }).getByText('1 right').waitFor()
    if (process.env['TENON_PICTURES']) await page.screenshot({ path: join(process.env['TENON_PICTURES'], 'account.png'), fullPage: true })

    const second = await visit('/')
    await enter(second, email, PASSWORD)
    await second.getByLabel('Code', { exact: true }).fill(codeAt(secret, 0))
    await second.keyboard.press('Enter')
    await second.getByRole('button', { name: 'Ada Lovelace' }).waitFor()
  })
})

async function invite(page: Page, email: string): Promise<void> {
  const answer = await page.evaluate(async (address) => {
    const query = 'mutation ($input: InviteUserInput!) { inviteUser(input: $input) { __typename ... on Error { code } } }'
    const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables: { input: { name: 'Ada Lovelace', email: address, roles: ['REP'] } } }) })
    return (await response.json()) as { data: { inviteUser: object } }
  }, email)
  expect(answer.data.inviteUser).toEqual({ __typename: 'InviteUserPayload' })
}

async function enter(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

/** The secret in the newest of so many mails to an address, as they lie in the outbox. */
async function mailedToken(email: string, count: number): Promise<string> {
  const folder = join((await runningCompany()).data, 'outbox')
  const mails = async (): Promise<string[]> => {
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml') && !name.startsWith('.')).toSorted()
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
    return texts.filter((text) => text.includes(`To: ${email}`))
  }
  await eventually(async () => (await mails()).length).toBe(count)
  return /#([\w-]{43})/.exec((await mails()).at(-1)!.replaceAll(/=\r?\n/g, ''))![1]!
}

function codeAt(secret: string, steps: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 })
}
