import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { draftContract, must, signedContract, submittedContract } from './support/signed-contract.ts'
import { speak } from './support/speak.ts'
import { eventually, test } from './support/test.ts'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: 'dark' } as const
const addressOf = (id: string) => `/contracts/sign/${id.split(':')[1]}`

async function customerOf(page: Page, name: string): Promise<string> {
  return (await must(page, 'createCustomer', { name }, 'customer')).id
}

describe('the signing page', () => {
  beforeAll(openCompany)

  test('says why it may not be signed yet, and takes both signatures when it may', async ({ visit }) => {
    const [rep, director] = [await visit('/', { as: 'rep' }), await visit('/', { as: 'director' })]
    const stamp = Date.now()
    const customer = await customerOf(rep, `Signing Works ${stamp}`)
    await rep.goto(addressOf(await draftContract(rep, customer, `Early ${stamp}`)))
    await rep.getByText('It may not be signed yet: it has not been reviewed').waitFor()
    await picture(rep, 'signing-early')
    expect(await violations(rep)).toEqual([])

    const id = await submittedContract(rep, director, customer, `Signing ${stamp}`)
    await rep.goto(addressOf(id))
    await rep.getByText('It may not be signed yet: it is in review').waitFor()
    const { approvalRequests } = await ask<{ approvalRequests: { nodes: { id: string; hash: string }[] } }>(director, 'query ($id: String!) { approvalRequests(first: 1, filter: { subjectId: { eq: $id } }) { nodes { id hash } } }', { id: id.split(':')[1] })
    const { id: request, hash } = approvalRequests.nodes[0]!
    await must(director, 'decideApproval', { id: request, hash, verdict: 'APPROVE' }, 'approvalRequest')
    await rep.getByRole('button', { name: 'Send for signature' }).click()
    await rep.getByText('Approved, word for word').waitFor()
    await rep.getByText('You do not sign for the company').waitFor()
    await rep.getByLabel('Signed by').fill('Hua Jianguo')
    await rep.locator('input[type=file]').setInputFiles({ name: 'signed-page.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 signed') })
    await rep.getByText('Sending signed-page.pdf').waitFor({ state: 'detached' })
    await eventually(() => rep.getByLabel('Evidence').inputValue()).toMatch(/^signed-page\.pdf · SHA-256 [0-9a-f]{64}$/)
    await rep.getByLabel(/What was signed is revision 1/).check()
    await picture(rep, 'signing-ready')
    expect(await violations(rep)).toEqual([])
    await rep.getByRole('button', { name: 'Note the customer\'s signature' }).click()
    await rep.getByText('Hua Jianguo').waitFor()

    await director.goto(addressOf(id))
    await director.getByLabel(/What was signed is revision 1/).check()
    await director.getByRole('button', { name: 'Sign for the company' }).click()
    await director.getByText('Both sides have signed').waitFor()
    await picture(director, 'signing-done')
    expect(await violations(director)).toEqual([])
  })

  test('is readable on a phone, in the dark and in Chinese', async ({ visit }) => {
    const rep = await visit('/', { as: 'rep', ...phone })
    const director = await visit('/', { as: 'director' })
    const stamp = Date.now()
    const customer = await customerOf(rep, `Signing Phone ${stamp}`)
    const [signed, waiting] = [await signedContract(rep, director, customer, `签署 ${stamp}`), await submittedContract(rep, director, customer, `审核 ${stamp}`)]
    await speak(rep, 'zh-CN')
    try {
      await rep.goto(addressOf(waiting))
      await rep.getByText('还不能签署：合同正在审核').waitFor()
      await picture(rep, 'signing-phone-zh')
      await rep.goto(addressOf(signed))
      await rep.getByText('双方已签署').waitFor()
      await picture(rep, 'signing-phone-zh-done')
      expect(await violations(rep)).toEqual([])
      expect(await rep.evaluate(() => document.documentElement.scrollWidth <= globalThis.innerWidth)).toBe(true)
    } finally {
      await speak(rep, null)
    }
  })
})
