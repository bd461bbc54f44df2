import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { draftContract, must, submittedContract } from './support/signed-contract.ts'
import { speak } from './support/speak.ts'
import { ask } from './support/ask.ts'
import { eventually, test } from './support/test.ts'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const

async function customerOf(page: Page, name: string): Promise<string> {
  return (await must(page, 'createCustomer', { name }, 'customer')).id
}

async function versionOf(page: Page, id: string): Promise<number> {
  return (await ask<{ contract: { version: number } }>(page, 'query ($id: ID!) { contract(id: $id) { version } }', { id })).contract.version
}

describe('the review board', () => {
  beforeAll(openCompany)

  test('shows where a contract waits, and a director decides with its context before her, without leaving', async ({ visit }) => {
    const [rep, director] = [await visit('/', { as: 'rep' }), await visit('/', { as: 'director' })]
    const stamp = Date.now()
    const customer = await customerOf(rep, `Board Works ${stamp}`)
    await submittedContract(rep, director, customer, `Board ${stamp}`)
    const beside = await draftContract(rep, customer, `Departments ${stamp}`)
    await must(rep, 'submitContract', { id: beside, expectedVersion: await versionOf(rep, beside) }, 'contract')
    await director.goto('/contracts/review')
    await director.getByRole('heading', { name: 'Review board', level: 1 }).waitFor()
    await director.getByRole('button', { name: new RegExp(`Departments ${stamp}`) }).first().waitFor()
    await picture(director, 'review-board')
    expect(await violations(director)).toEqual([])
    await director.emulateMedia({ colorScheme: 'dark' })
    await picture(director, 'review-board-dark')
    await director.emulateMedia({ colorScheme: 'light' })
    await director.getByText(/^For me \d/).click()
    await director.getByRole('searchbox').fill(`Board ${stamp}`)
    const card = director.getByRole('button', { name: new RegExp(`Board ${stamp}`) })
    await card.press('Enter')
    const drawer = director.getByRole('dialog', { name: `Board ${stamp}` })
    await drawer.getByText('What holds for PAYMENT.').waitFor()
    await drawer.getByRole('tab', { name: 'Plan and payments' }).click()
    await drawer.getByText('After acceptance').first().waitFor()
    await drawer.getByRole('tab', { name: 'Terms' }).click()
    await picture(director, 'review-drawer')
    expect(await violations(director)).toEqual([])
    await drawer.getByRole('button', { name: 'Approve', exact: true }).click()
    await director.getByRole('dialog', { name: /^Approve/ }).getByRole('button', { name: 'Approve', exact: true }).click()
    await card.waitFor({ state: 'detached' })
    await director.waitForURL('**/contracts/review?show=mine')
  })

  test('shows one column at a time on a phone, in Chinese', async ({ visit }) => {
    const rep = await visit('/', { as: 'rep', ...phone, colorScheme: 'dark' })
    const stamp = Date.now()
    const id = await draftContract(rep, await customerOf(rep, `Phone Works ${stamp}`), `Phone ${stamp}`)
    await must(rep, 'submitContract', { id, expectedVersion: await versionOf(rep, id) }, 'contract')
    await speak(rep, 'zh-CN')
    try {
      await rep.goto('/contracts/review')
      await rep.getByRole('heading', { name: '合同审核看板', level: 1 }).waitFor()
      await rep.getByRole('combobox', { name: '审核部门' }).click()
      await rep.getByRole('option', { name: /^法务/ }).click()
      await rep.getByRole('button', { name: new RegExp(`Phone ${stamp}`) }).first().waitFor()
      await eventually(() => rep.locator('section:visible ul').count()).toBe(1)
      expect(await rep.evaluate(() => document.documentElement.scrollWidth <= globalThis.innerWidth)).toBe(true)
      await picture(rep, 'review-board-phone-zh')
      await rep.getByRole('button', { name: new RegExp(`Phone ${stamp}`) }).first().tap()
      await rep.getByRole('dialog', { name: `Phone ${stamp}` }).getByText('What holds for PAYMENT.').waitFor()
      await picture(rep, 'review-drawer-phone-zh')
      expect(await violations(rep)).toEqual([])
    } finally {
      await speak(rep, null)
    }
  })
})
