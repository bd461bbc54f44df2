import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { draftContract, must } from './support/signed-contract.ts'
import { test } from './support/test.ts'

describe('a contract on paper', () => {
  beforeAll(openCompany)

  test('is downloaded from its page in both languages, at a desk and on a phone', async ({ visit }) => {
    const stamp = Date.now()
    const rep = await visit('/', { as: 'rep' })
    const customer = await must(rep, 'createCustomer', { name: `Paper Works ${stamp}` }, 'customer')
    const address = `/contracts/contracts/${(await draftContract(rep, customer.id, `Paper ${stamp}`)).split(':')[1]}`
    await rep.goto(address)
    await rep.getByRole('button', { name: 'Actions', exact: true }).click()
    await rep.getByRole('menuitem', { name: 'Contract in English (PDF)' }).waitFor()
    await picture(rep, 'contract-pdf-menu')
    expect(await violations(rep)).toEqual([])
    const [file] = await Promise.all([rep.waitForEvent('download'), rep.getByRole('menuitem', { name: 'Contract in English (PDF)' }).click()])
    expect(file.suggestedFilename()).toMatch(/-en\.pdf$/)
    expect((await readFile((await file.path())!)).subarray(0, 5).toString()).toBe('%PDF-')

    const phone = await visit('/', { as: 'rep', locale: 'zh-CN' })
    await phone.setViewportSize({ width: 390, height: 844 })
    await phone.emulateMedia({ colorScheme: 'dark' })
    await phone.goto(address)
    await phone.getByRole('button', { name: '操作', exact: true }).click()
    await picture(phone, 'contract-pdf-phone-zh-dark')
    const [chinese] = await Promise.all([phone.waitForEvent('download'), phone.getByRole('menuitem', { name: '中文合同（PDF）' }).click()])
    expect(chinese.suggestedFilename()).toMatch(/-zh-CN\.pdf$/)
    await phone.goto('/contracts/expiring')
    await phone.getByRole('heading', { level: 1, name: '即将到期或续签' }).waitFor()
    expect(await phone.evaluate(() => document.documentElement.scrollWidth <= globalThis.innerWidth)).toBe(true)
    await picture(phone, 'expiring-phone-zh-dark')
  })
})
