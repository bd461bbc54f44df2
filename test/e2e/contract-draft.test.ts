import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { violations } from './support/axe.ts'
import { publishTemplate } from './support/contract-template.ts'
import { picture } from './support/picture.ts'
import { must } from './support/signed-contract.ts'
import { speak } from './support/speak.ts'
import { eventually, test } from './support/test.ts'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: 'dark' } as const
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= globalThis.innerWidth)

async function next(page: Page, step: string): Promise<void> {
  await page.getByRole('button', { name: 'Next' }).press('Enter')
  await page.getByRole('heading', { name: step, level: 2 }).waitFor()
  await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe(step)
}

describe('drafting a contract', () => {
  beforeAll(openCompany)

  test('from a template goes by keys alone, loses nothing by a reload or a refusal, and ends as a draft', async ({ visit }) => {
    const stamp = Date.now()
    const template = `Cloud ${stamp}`
    await publishTemplate(await visit('/', { as: 'admin' }), template)
    const rep = await visit('/', { as: 'rep' })
    const customer = await must(rep, 'createCustomer', { name: `Draft Works ${stamp}` }, 'customer')
    await rep.goto(`/customers/customers/${customer.id.split(':')[1]}`)
    await rep.getByRole('button', { name: 'Draft contract' }).press('Enter')
    await rep.getByRole('heading', { name: 'Draft a contract', level: 1 }).waitFor()
    await rep.getByRole('radio', { name: template }).press('Space')
    await rep.getByText('Version 1, in force since').waitFor()
    await rep.getByLabel('Title').focus()
    await rep.keyboard.type(`Cloud for ${stamp}`)
    await eventually(() => rep.getByRole('combobox', { name: 'Customer' }).inputValue()).toBe(`Draft Works ${stamp}`)
    await picture(rep, 'draft-start')
    expect(await violations(rep)).toEqual([])
    await next(rep, 'Values')
    await rep.keyboard.press('Tab')
    await rep.keyboard.type('30')
    await rep.keyboard.press('Tab')
    await rep.keyboard.type('2026-12-30')
    await rep.keyboard.press('Tab')
    await eventually(() => rep.getByLabel('Day of delivery').inputValue()).toBe('Dec 30, 2026')
    await picture(rep, 'draft-values')
    expect(await violations(rep)).toEqual([])

    await rep.getByLabel('Day of delivery').fill('2026-12-31') // and is not left before the page goes
    await rep.reload()
    await rep.getByText('You typed this earlier').waitFor()
    await eventually(() => rep.getByLabel('Days to pay').inputValue()).toBe('30')
    await eventually(() => rep.getByLabel('Day of delivery').inputValue()).toBe('Dec 31, 2026')
    await next(rep, 'Clauses')
    await rep.getByText('Access is given by 2026-12-31.').waitFor()
    await rep.getByRole('button', { name: 'Use the fallback' }).press('Enter')
    await rep.getByText('1 clause differs from the library').waitFor()
    await picture(rep, 'draft-clauses')
    expect(await violations(rep)).toEqual([])

    await next(rep, 'Lines and payment')
    await rep.getByRole('button', { name: 'Add line' }).press('Enter')
    const line = rep.getByRole('group', { name: 'Line 1' })
    await line.getByLabel('What is sold').fill('Cloud, one year')
    await line.getByLabel('Price per unit, with tax').fill('1200')
    await line.getByLabel('Price per unit, with tax').blur()
    await rep.getByRole('button', { name: 'Add installment' }).press('Enter')
    const part = rep.getByRole('group', { name: 'Installment 1' })
    await part.getByLabel('Title').fill('In advance')
    await part.getByLabel('Share').fill('120')
    await part.getByLabel('Share').blur()
    await rep.getByText('The percentages are above 100 % together.').waitFor()
    await rep.getByRole('button', { name: 'Add the 3 that follow from the clauses' }).press('Enter')
    const duty = (number: number) => rep.getByRole('group', { name: `Obligation ${number}` })
    await eventually(() => duty(1).getByLabel('What is to be done').inputValue()).toBe('Delivery')
    await eventually(() => duty(2).getByLabel('In words').inputValue()).toBe('By the payment plan')
    await duty(3).getByRole('button', { name: 'Remove obligation 3' }).press('Enter')
    await rep.getByRole('button', { name: 'Add obligation' }).press('Enter')
    await eventually(() => rep.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true)
    await duty(3).getByRole('combobox', { name: 'Side' }).press('Enter')
    await rep.getByRole('option', { name: 'Customer', exact: true }).waitFor()
    await rep.keyboard.press('ArrowDown')
    await rep.keyboard.press('Enter')
    await rep.keyboard.press('Tab')
    await rep.keyboard.press('Enter')
    await rep.getByRole('option', { name: 'Training', exact: true }).click()
    await duty(3).getByLabel('What is to be done').fill('Send four people to the course')
    await duty(3).getByLabel('Due on').fill('2027-01-31')
    await rep.keyboard.press('Tab')
    await picture(rep, 'draft-price')
    expect(await violations(rep)).toEqual([])
    await rep.reload()
    await rep.getByText('You typed this earlier').waitFor()
    await eventually(() => duty(3).getByLabel('What is to be done').inputValue()).toBe('Send four people to the course')
    await next(rep, 'Preview')
    await rep.getByRole('region', { name: 'Customer' }).getByText('Training · Jan 31, 2027').waitFor()
    await rep.getByText('Still open in the clauses: Place of jurisdiction').waitFor()
    await picture(rep, 'draft-preview')
    expect(await violations(rep)).toEqual([])
    await rep.getByRole('button', { name: 'Save as draft' }).press('Enter')
    await rep.getByText('The percentages of the installments are above 100 % together. Correct them.').waitFor()
    await rep.getByRole('button', { name: 'Back' }).press('Enter')
    await eventually(() => duty(3).getByLabel('Due on').inputValue()).toBe('Jan 31, 2027')
    await part.getByLabel('Share').fill('100')
    await part.getByLabel('Share').blur()
    await rep.getByText('Makes up the price of ¥1,200.00 exactly').waitFor()
    await next(rep, 'Preview')
    await rep.getByRole('button', { name: 'Save as draft' }).press('Enter')
    await rep.waitForURL('**/contracts/contracts/**')
    const { contract } = await ask<{ contract: unknown }>(rep, 'query ($id: ID!) { contract(id: $id) { title type status gross { amount } customer { id } templateVersion { versionNumber } installments { nodes { title amount { amount } } } terms { totalCount } obligations(first: 10, orderBy: [{ field: TITLE, direction: ASC }]) { nodes { party kind title dueNote dueOn } } deviations { nodes { newText riskLevel } } splits { nodes { shareBp } } } }', { id: `Contract:${new URL(rep.url()).pathname.split('/').at(-1)}` })
    expect(contract).toEqual({
      title: `Cloud for ${stamp}`, type: 'SUBSCRIPTION', status: 'DRAFT', gross: { amount: '1200.00' }, customer: { id: customer.id }, templateVersion: { versionNumber: 1 }, installments: { nodes: [{ title: 'In advance', amount: { amount: '1200.00' } }] },
      obligations: { nodes: [
        { party: 'US', kind: 'DELIVER', title: 'Delivery', dueNote: null, dueOn: null }, { party: 'CUSTOMER', kind: 'PAY', title: 'Payment', dueNote: 'By the payment plan', dueOn: null },
        { party: 'CUSTOMER', kind: 'TRAIN', title: 'Send four people to the course', dueNote: null, dueOn: '2027-01-31' },
      ] },
      terms: { totalCount: 5 }, deviations: { nodes: [{ newText: `Draft Works ${stamp} pays within 60 days of each invoice.`, riskLevel: 'HIGH' }] }, splits: { nodes: [{ shareBp: 10_000 }] },
    })
    await rep.goto(`/contracts/draft?customer=${customer.id.split(':')[1]}`)
    await rep.getByRole('heading', { name: 'Template and customer', level: 2 }).waitFor()
    await eventually(() => rep.getByLabel('Title').inputValue()).toBe('')
  })

  test('works on a phone, in the dark and in Chinese, without a template', async ({ visit }) => {
    const rep = await visit('/', { as: 'rep', ...phone })
    const stamp = Date.now()
    const customer = await must(rep, 'createCustomer', { name: `手机起草 ${stamp}` }, 'customer')
    await speak(rep, 'zh-CN')
    try {
      await rep.goto(`/contracts/draft?customer=${customer.id.split(':')[1]}`)
      await rep.getByRole('heading', { name: '起草合同', level: 1 }).waitFor()
      await rep.getByLabel('合同名称').fill(`手机合同 ${stamp}`)
      await picture(rep, 'draft-phone-zh-start')
      expect(await fits(rep)).toBe(true)
      for (const step of ['填写变量', '合同条款', '明细与付款', '预览']) {
        await rep.getByRole('button', { name: '下一步' }).tap()
        await rep.getByRole('heading', { name: step, level: 2 }).waitFor()
        expect(await fits(rep)).toBe(true)
        if (step === '合同条款') await rep.getByRole('group', { name: '第 1 条' }).getByLabel('内容').fill('合同总价含税，有效期内不变。')
        if (step === '明细与付款') await rep.getByRole('button', { name: '添加一行' }).tap()
        if (step === '明细与付款') await rep.getByRole('group', { name: '第 1 行' }).getByRole('button', { name: '删除第 1 行' }).tap()
        if (step === '明细与付款') {
          await rep.getByRole('button', { name: '添加义务' }).tap()
          const duty = rep.getByRole('group', { name: '第 1 项义务' })
          await duty.getByLabel('义务内容').fill('提供测试环境')
          await duty.getByLabel('文字说明').fill('签约后 10 日内')
          expect(await fits(rep)).toBe(true)
        }
        await picture(rep, `draft-phone-zh-${step}`)
      }
      await rep.getByText('尚未约定').waitFor()
      await rep.getByRole('region', { name: '我方' }).getByText('提供测试环境').waitFor()
      expect(await violations(rep)).toEqual([])
      await rep.getByRole('button', { name: '保存为草稿' }).tap()
      await rep.waitForURL('**/contracts/contracts/**')
    } finally {
      await speak(rep, null)
    }
  })
})
