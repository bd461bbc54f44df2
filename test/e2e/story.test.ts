import { afterAll, beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { picture } from './support/picture.ts'
import { openStory, type StoryCompany } from './support/story/company.ts'
import { open, openRecord, type } from './support/story/screen.ts'
import { test } from './support/story/test.ts'

/** The acceptance story of the sales policy by its people and on the screen: so far from the lead to the deal. */
describe.sequential('from the lead to the deal, on the screen', { timeout: 120_000 }, () => {
  let story: StoryCompany
  let deal: string
  beforeAll(openCompany)
  afterAll(() => story?.close())

  test('everybody comes to work, and 沈 sets up her second step', { timeout: 300_000 }, async ({ arrive }) => {
    story = await openStory(arrive)
    deal = `Huaxing ERP ${story.stamp}`
  })

  test('5: 华星 comes to the event and sends the form of the web site: one lead of 80 points, in the inbox of 李娜', async () => {
    const { people, customer, creditCode, industry } = story
    const event = { eventId: `salon-${story.stamp}`, name: `Chen ${story.stamp}`, company: customer, creditCode, email: `chen@${story.stamp}.example`, industry, employees: 320, activity: 'ATTENDED', source: 'EVENT' }
    await ask(people['周岚'], 'mutation ($input: CaptureLeadInput!) { captureLead(input: $input) { __typename } }', { input: event })
    const form = await fetch(story.formAddress, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: 'Chen', company: customer, creditCode, phone: '13800001234', demo: true }) })
    expect(form.status).toBe(202)
    const page = people['李娜']
    await open(page, 'Lead inbox')
    const row = page.getByRole('row').filter({ hasText: customer })
    await row.getByText(/left/).waitFor()
    await row.getByRole('button', { name: /Where the score comes from/ }).getByText('80').waitFor()
    expect(await row.count()).toBe(1)
    await picture(page, 'story-05-inbox')
  })

  test('5: 李娜 reaches it in time, qualifies it without giving a reason, and makes it a customer and a deal', async () => {
    const page = story.people['李娜']
    const row = page.getByRole('row').filter({ hasText: story.customer })
    const dialog = page.getByRole('dialog')
    await row.getByRole('button', { name: 'Log contact' }).click()
    await dialog.getByLabel('What came of it').fill('Talked on the phone')
    await dialog.getByRole('button', { name: 'Log contact' }).click()
    await row.getByRole('button', { name: 'Qualify' }).click()
    await dialog.getByRole('button', { name: 'Qualify' }).click()
    await row.getByRole('button', { name: 'Convert' }).click()
    await dialog.getByRole('textbox').fill(deal)
    await picture(page, 'story-05-convert')
    await dialog.getByRole('button', { name: 'Convert' }).click()
    await page.getByText('Converted to an opportunity').waitFor()
    await row.waitFor({ state: 'detached' })
  })

  test('6: 李娜 says that the deal is worth 580,000.00, by 60 %, and when it closes', async () => {
    const page = story.people['李娜']
    await openRecord(page, 'Opportunities', deal)
    await page.getByRole('link', { name: /^Edit/ }).click()
    await type(page, 'Amount', '580000')
    await type(page, 'Probability', '60')
    await type(page, 'Expected close', today())
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('¥580,000.00').first().waitFor()
    await picture(page, 'story-06-worth')
  })

  /** Today in the company. */
  function today(): string {
    return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(Date.now())
  }
})
