import { Secret, TOTP } from 'otpauth'
import { beforeAll, describe, expect } from 'vitest'
import { hire, openCompany, runningCompany } from '../harness/company.ts'
import { picture } from './support/picture.ts'
import { eventually, test } from './support/test.ts'

describe('somebody whose role needs a second step', () => {
  beforeAll(openCompany)

  test('sets it up before anything else, on the phone in hand, and goes on where she wanted to', async ({ visit }) => {
    const email = `legal-${Date.now()}@example.com`
    const link = await hire(await runningCompany(), { name: 'Ruth Ginsburg', email, role: 'LEGAL' })
    const page = await visit(link, { viewport: { width: 390, height: 844 } })
    await page.getByRole('heading', { name: 'Set up two-step sign-in' }).waitFor()
    await page.goto('/account')
    await page.getByRole('heading', { name: 'Set up two-step sign-in' }).waitFor()
    expect(await page.getByRole('navigation').count()).toBe(0)

    await picture(page, 'second-step-required')
    await page.keyboard.press('Enter') // she never had a password
    await page.locator('code').waitFor()
    await picture(page, 'second-step-code')
    const secret = await page.locator('code').innerText()
    await page.getByLabel('Code').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate())
    await page.keyboard.press('Enter')
    await page.getByRole('list', { name: 'Recovery codes' }).waitFor()
    await picture(page, 'second-step-recovery')
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.getByRole('heading', { name: 'My account', level: 1 }).waitFor()
    await eventually(() => page.getByText('10 recovery codes are left.').count()).toBe(1)
  })

  test('is told so in Chinese, and may leave', async ({ visit }) => {
    const link = await hire(await runningCompany(), { name: '方达', email: `fang-${Date.now()}@example.com`, role: 'LEGAL' })
    const page = await visit(link, { locale: 'zh-CN' })
    await page.getByRole('heading', { name: '设置两步验证' }).waitFor()
    await picture(page, 'second-step-zh')
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('button', { name: '登录', exact: true }).waitFor()
  })
})
