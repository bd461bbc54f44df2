import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { act } from './support/act.ts'
import { ask } from './support/ask.ts'
import { picture } from './support/picture.ts'
import { openStory, type StoryCompany } from './support/story/company.ts'
import { addTo, choose, decide, moveTo, open, openRecord, pick, type } from './support/story/screen.ts'
import { test } from './support/story/test.ts'

/** The acceptance story of the sales policy, from the lead to the money, by its people and on the screen. */
describe.sequential('from the lead to the money, on the screen', { timeout: 120_000 }, () => {
  let story: StoryCompany
  let deal: string
  let solution: string
  beforeAll(openCompany)
  afterAll(() => story?.close())

  test('everybody comes to work, and 沈 sets up her second step', { timeout: 300_000 }, async ({ arrive }) => {
    story = await openStory(arrive)
    deal = `Huaxing ERP ${story.stamp}`
    solution = `Solution for ${deal}`
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
    await dialog.getByLabel('Name of the opportunity').fill(deal)
    await picture(page, 'story-05-convert')
    await dialog.getByRole('button', { name: 'Convert' }).click()
    await page.getByText('Converted to an opportunity').waitFor()
    await row.waitFor({ state: 'detached' })
  })

  test('6: 李娜 says the deal is worth 580,000.00, and shares its credit 70 : 30 with 王强; 69.99 + 30.00 is refused', async () => {
    const page = story.people['李娜']
    await openRecord(page, 'Opportunities', deal)
    await page.getByRole('link', { name: /^Edit/ }).click()
    await type(page, 'Amount', '580000')
    await type(page, 'Probability', '60')
    await type(page, 'Expected close', today())
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('¥580,000.00').first().waitFor()
    await act(page, 'Share credit')
    const dialog = page.getByRole('dialog', { name: 'Share credit' })
    await type(dialog.getByRole('group', { name: 'Share 1' }), 'Share', '69.99')
    await dialog.getByRole('button', { name: 'Add share' }).click()
    const second = dialog.getByRole('group', { name: 'Share 2' })
    await pick(second, 'Credited to', `王·强 ${story.stamp}`)
    await type(second, 'Share', '30')
    await dialog.getByText('99.99% together').waitFor()
    await dialog.getByRole('button', { name: 'Share credit' }).click()
    await dialog.getByText(/these make up 99.99 %/).waitFor()
    await picture(page, 'story-06-shares-refused')
    await type(dialog.getByRole('group', { name: 'Share 1' }), 'Share', '70')
    await dialog.getByRole('button', { name: 'Share credit' }).click()
    await page.getByText('Credit shared').waitFor()
    await page.getByRole('tab', { name: 'Splits' }).click()
    await page.getByText('70%').waitFor()
    await page.getByText('30%').waitFor()
    await picture(page, 'story-06-shares')
  })

  test('6: with two more deals of 李娜, 周岚 reads a weighted forecast of 775,000.00', async () => {
    const page = story.people['李娜']
    for (const [name, amount, probability] of [['Renewal', '430000', '90'], ['Pilot', '200000', '20']] as const) {
      await open(page, 'Opportunities')
      await page.getByRole('link', { name: 'New Opportunity' }).click()
      await type(page, 'Name', `${name} ${story.stamp}`)
      await pick(page, 'Stage', 'Discovery')
      await type(page, 'Amount', amount)
      await type(page, 'Probability', probability)
      await type(page, 'Expected close', today())
      await page.getByRole('button', { name: 'Create', exact: true }).click()
      await page.getByRole('heading', { name: `${name} ${story.stamp}`, level: 1 }).waitFor()
    }
    const director = story.people['周岚']
    await open(director, 'Forecast')
    const row = director.getByRole('row').filter({ has: director.getByRole('rowheader', { name: story.unit }) })
    await row.getByText('¥775,000.00').waitFor()
    await row.scrollIntoViewIfNeeded()
    await picture(director, 'story-06-forecast')
  })

  test('6: 李娜 records the need, writes the four sections and submits them', async () => {
    const page = story.people['李娜']
    await openRecord(page, 'Opportunities', deal)
    await moveTo(page, 'Solution')
    await refused(page, 'Record at least one need of the customer.')
    await picture(page, 'story-06-need-missing')
    await addTo(page, 'Needs', 'Need', async (form) => {
      await choose(form, 'Kind', 'Pain point')
      await type(form, 'Need', 'Stock is counted by hand')
      await choose(form, 'Answered by section', 'Features')
    })
    await openRecord(page, 'Opportunities', deal)
    await moveTo(page, 'Solution')
    await page.getByText('Let the product and technical departments approve the solution.').first().waitFor()
    await addTo(page, 'Solutions', 'Solution', async (form) => {
      await type(form, 'Name', solution)
      for (const [section, text] of [['Features', 'Planning and stock in one'], ['Advantages', 'Half a year earlier'], ['Implementation plan', 'Three months'], ['After-sales service', 'An answer in two hours']] as const) {
        await form.getByRole('textbox', { name: section }).fill(text)
      }
    })
    await page.getByRole('button', { name: 'Submit for review' }).click()
    await page.getByText('In review').first().waitFor()
    await picture(page, 'story-06-solution')
  })

  test('6: the deal is proposed only after 马 of the product and 丁 of the technical department approved', async () => {
    const { people } = story
    const page = people['李娜']
    await decide(people['马'], solution, 'Approve')
    await openRecord(page, 'Opportunities', deal)
    await moveTo(page, 'Proposed')
    await refused(page, 'Let the product and technical departments approve the solution.')
    await picture(page, 'story-06-not-proposed')
    await decide(people['丁'], solution, 'Approve')
    await moveTo(page, 'Proposed')
    await page.getByText('Record that the customer agreed with the solution.').first().waitFor()
  })

  test('7: 李娜 lists what is offered at 620,000.00, and quotes it', async () => {
    const page = story.people['李娜']
    for (const [product, quantity, price] of [['Licence', '1', '370000'], ['Implementation', '1', '236000'], ['Key', '20', '700']] as const) {
      await openRecord(page, 'Opportunities', deal)
      await addTo(page, 'Lines', 'Line', async (form) => {
        await pick(form, 'Product', `${product} ${story.stamp}`)
        await type(form, 'Quantity', quantity)
        await type(form, 'Price per unit', price)
      })
    }
    await openRecord(page, 'Opportunities', deal)
    await page.getByRole('button', { name: 'Quote', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Quote' })
    await type(dialog, 'Valid until', today())
    await type(dialog, 'Discount', '8.87')
    await dialog.getByRole('button', { name: 'Quote', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('tab', { name: /^Quotes/ }).click()
    await page.getByText('¥620,000.00').first().waitFor()
    await picture(page, 'story-07-quote')
  })

  test('7: the customer agrees with the solution and with all four topics, and the deal is contracting', async () => {
    const page = story.people['李娜']
    await page.getByRole('tab', { name: 'Solutions' }).click()
    await page.getByText(solution).first().click()
    await page.getByRole('button', { name: 'Endorsed by the customer' }).click()
    const dialog = page.getByRole('dialog', { name: 'Endorsed by the customer' })
    await type(dialog, 'Endorsed by', 'Chen')
    await type(dialog, 'Endorsed on', today())
    await dialog.getByRole('button', { name: 'Endorsed by the customer' }).click()
    await dialog.waitFor({ state: 'detached' })
    for (const topic of ['Price', 'Payment', 'Delivery', 'After-sales service']) {
      await openRecord(page, 'Opportunities', deal)
      await addTo(page, 'Negotiation', 'Negotiation round', async (form) => {
        await choose(form, 'Topic', topic)
        await type(form, 'Held on', today())
        await form.getByRole('switch', { name: 'Agreed' }).click()
      })
    }
    await openRecord(page, 'Opportunities', deal)
    await moveTo(page, 'Contracting')
    await page.getByRole('button', { name: 'Draft contract' }).waitFor()
    await picture(page, 'story-07-contracting')
  })

  test('7: 李娜 drafts the contract: gross 565,000.00, net 512,389.38, tax 52,610.62, in four installments with a retention', async () => {
    const page = story.people['李娜']
    await page.getByRole('button', { name: 'Draft contract' }).click()
    await page.getByText('The customer of the deal').waitFor()
    await next(page, 'Values')
    await next(page, 'Clauses')
    for (const [index, text] of ['The price is fixed.', 'Paid in four installments.', 'Delivered within three months.', 'Support answers in two hours.'].entries()) await page.getByRole('group', { name: `Clause ${index + 1}` }).getByLabel('Text').fill(text)
    await next(page, 'Lines and payment')
    for (const [index, price] of ['339000', '212000', '700'].entries()) await type(page.getByRole('group', { name: `Line ${index + 1}` }), 'Price per unit, with tax', price)
    await page.getByText('¥565,000.00 with tax: ¥512,389.38 and ¥52,610.62 of tax').waitFor()
    for (const [index, [title, share, trigger, offset]] of ([['On signing', '30', 'On signing', '0'], ['After acceptance', '40', 'On acceptance', '15'], ['After three months', '25', 'Months after', '3'], ['Retention', '5', 'Months after', '12']] as const).entries()) {
      await page.getByRole('button', { name: 'Add installment' }).click()
      const part = page.getByRole('group', { name: `Installment ${index + 1}` })
      await type(part, 'Title', title)
      await type(part, 'Share', share)
      await choose(part, 'Falls due', trigger)
      await type(part, trigger === 'Months after' ? 'Months after' : 'Days after', offset)
    }
    await page.getByRole('group', { name: 'Installment 4' }).getByLabel('Retention', { exact: true }).check()
    await page.getByText('Makes up the price of ¥565,000.00 exactly').waitFor()
    await picture(page, 'story-07-price')
    await next(page, 'Preview')
    await page.getByText('Complete: it can be submitted once it is saved').waitFor()
    await picture(page, 'story-07-preview')
    await page.getByRole('button', { name: 'Save as draft' }).click()
    await page.waitForURL('**/contracts/contracts/**')
    await page.getByRole('tab', { name: 'Lines and totals' }).click()
    await page.getByRole('status', { name: 'Totals' }).getByText('8.87%').waitFor()
    await page.getByRole('tab', { name: 'Plan and payments' }).click()
    for (const amount of ['¥169,500.00', '¥226,000.00', '¥141,250.00', '¥28,250.00']) await page.getByText(amount).first().waitFor()
    await picture(page, 'story-07-plan')
  })

  test('8: legal and product approve, and finance returns it because of the retention', async () => {
    const { people } = story
    await submit(people['李娜'])
    await decide(people['沈'], deal, 'Approve')
    await decide(people['马'], deal, 'Approve')
    await decide(people['吴'], deal, 'Return', 'The retention says not when it is paid')
    await people['李娜'].getByText('The retention says not when it is paid').first().waitFor()
    await picture(people['李娜'], 'story-08-returned')
  })

  test('8: 李娜 words the retention anew; legal reads the change, and all approve revision 2, 周岚 the last', async () => {
    const { people } = story
    const page = people['李娜']
    await page.getByRole('tab', { name: 'Plan and payments' }).click()
    await page.getByRole('button', { name: 'Edit plan' }).click()
    await type(page.getByRole('group', { name: 'Installment 4' }), 'Title', 'Retention, paid when the warranty ends')
    await page.getByRole('button', { name: 'Save plan' }).click()
    await page.getByText('Payment plan saved').waitFor()
    await page.getByRole('tab', { name: 'Changes' }).click()
    await page.locator('ins').filter({ hasText: 'warranty' }).waitFor()
    await picture(page, 'story-08-redline')
    await submit(page)
    for (const name of ['沈', '马', '吴'] as const) await decide(people[name], deal, 'Approve')
    await decide(people['周岚'], deal, 'Approve')
    await page.getByText('Approved', { exact: true }).first().waitFor()
  })

  test('8: 李娜 notes the signature of the customer with its scan, but does not sign for the company; 周岚 does, and the deal is won', async () => {
    const { people } = story
    const page = people['李娜']
    await page.getByRole('button', { name: 'Signing' }).click()
    await page.getByRole('button', { name: 'Send for signature' }).click()
    await page.getByText('You do not sign for the company').waitFor()
    await page.getByLabel('Signed by').fill('Hua Jianguo')
    await page.locator('input[type=file]').setInputFiles({ name: 'signed-page.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 signed') })
    await page.getByText('Sending signed-page.pdf').waitFor({ state: 'detached' })
    await page.getByLabel(/What was signed is revision 2/).check()
    await page.getByRole('button', { name: 'Note the customer\'s signature' }).click()
    await page.getByText('Hua Jianguo').waitFor()
    const director = people['周岚']
    await director.goto(new URL(page.url()).pathname)
    await director.getByLabel(/What was signed is revision 2/).check()
    await director.getByRole('button', { name: 'Sign for the company' }).click()
    await director.getByText('Both sides have signed').waitFor()
    await picture(director, 'story-08-signed')
    await openRecord(page, 'Opportunities', deal)
    await page.getByRole('button', { name: 'Won', exact: true }).and(page.locator('[aria-current=step]')).waitFor()
    await page.getByText('¥565,000.00').first().waitFor()
    await picture(page, 'story-08-won')
  })

  test('9: 吴 reads that 169,500.00 is owed; 何 records it, does not confirm it, and 吴 does', async () => {
    const { people, customer, stamp } = story
    const [cashier, finance] = [people['何'], people['吴']]
    await open(finance, 'Receivables')
    const owed = finance.getByRole('row').filter({ hasText: customer })
    await owed.getByRole('button', { name: /^¥169,500\.00, Not past due, 1 installment/ }).waitFor()
    await finance.goto(`/contracts/receivables?on=${today(20)}`)
    await owed.getByRole('button', { name: /^¥169,500\.00, 1 to 30 days, 1 installment/ }).waitFor()
    await picture(finance, 'story-09-ageing')
    await record(cashier, `B-1-${stamp}`)
    await cashier.getByRole('button', { name: 'Oldest first' }).click()
    await cashier.getByText('Left: ¥0.00').waitFor()
    await cashier.getByRole('button', { name: 'Record receipt' }).click()
    const waits = cashier.getByRole('listitem', { name: `B-1-${stamp}` })
    await waits.getByText('You recorded this: a colleague confirms it').waitFor()
    expect(await waits.getByRole('button', { name: 'Confirm' }).count()).toBe(0)
    await picture(cashier, 'story-09-recorded')
    await confirm(finance, `B-1-${stamp}`)
    await open(finance, 'Receivables')
    await finance.getByText('Collection rate').first().waitFor()
    await owed.waitFor({ state: 'detached' })
  })

  test('9: the customer pays the 169,500.00 once more, which becomes credit', async () => {
    const { people, stamp } = story
    await record(people['何'], `B-2-${stamp}`)
    await people['何'].getByRole('button', { name: 'Record receipt' }).click()
    await people['何'].getByRole('listitem', { name: `B-2-${stamp}` }).waitFor()
    await people['吴'].getByRole('navigation').getByRole('link', { name: 'Money in', exact: true }).first().click()
    await people['吴'].getByRole('listitem', { name: `B-2-${stamp}` }).getByText('Becomes credit of the customer').waitFor()
    await confirm(people['吴'], `B-2-${stamp}`)
    await people['何'].goto('/contracts/money-in')
    await pick(people['何'], 'Customer', story.customer)
    await people['何'].getByText('This customer has ¥169,500.00 of credit with us').waitFor()
    await picture(people['何'], 'story-09-credit')
  })

  test('21: 李娜 amends the contract by -30,000.00; it is reviewed and signed, and the plan is open for 30,000.00 less', async () => {
    const { people } = story
    const page = people['李娜']
    await openRecord(page, 'Contracts', deal)
    const title = `Fewer users ${story.stamp}`
    const asked = page.getByRole('dialog').getByLabel('Title')
    await act(page, 'Amend')
    await asked.fill(title)
    await page.getByRole('button', { name: 'Draft amendment' }).click()
    await page.getByRole('heading', { name: title, level: 1 }).waitFor()
    await page.getByRole('tab', { name: 'Lines and totals' }).click()
    await page.getByRole('button', { name: 'Edit lines' }).click()
    await page.getByRole('button', { name: 'Add line' }).click()
    const line = page.getByRole('group', { name: 'Line 1' })
    await type(line, 'What is sold', 'Fewer users')
    await type(line, 'Price per unit, with tax', '-30000')
    await page.getByRole('button', { name: 'Save lines' }).click()
    await page.getByRole('status', { name: 'Totals' }).getByText('-¥30,000.00').waitFor()
    await page.getByText('-¥30,000.00').nth(3).waitFor() // in the head too, beside the line and its sums: the page knows of the change
    await picture(page, 'story-21-amendment')
    await submit(page)
    for (const name of ['沈', '马', '吴'] as const) await decide(people[name], title, 'Approve')
    await page.getByRole('button', { name: 'Signing' }).click()
    await page.getByRole('button', { name: 'Send for signature' }).click()
    await page.getByLabel('Signed by').fill('Hua Jianguo')
    await page.getByLabel(/What was signed is revision 1/).check()
    await page.getByRole('button', { name: 'Note the customer\'s signature' }).click()
    await page.getByText('Hua Jianguo').waitFor()
    await people['周岚'].goto(new URL(page.url()).pathname)
    await people['周岚'].getByLabel(/What was signed is revision 1/).check()
    await people['周岚'].getByRole('button', { name: 'Sign for the company' }).click()
    await people['周岚'].getByText('Both sides have signed').waitFor()
    await openRecord(page, 'Contracts', deal)
    await page.getByRole('tab', { name: 'Plan and payments' }).click()
    // 395,500.00 were open: the retention gives way first, and the rest comes off the installment before it.
    await page.getByText('¥139,500.00').first().waitFor()
    await picture(page, 'story-21-plan')
  })

  /** A move that is not possible says why, and not only beside the deal. */
  async function refused(page: Page, why: string): Promise<void> {
    await page.getByText('It could not be moved to').locator('..').getByText(why).first().waitFor()
  }

  async function next(page: Page, step: string): Promise<void> {
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('heading', { name: step, level: 2 }).waitFor()
  }

  async function submit(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Submit for review' }).click()
    await page.getByRole('button', { name: 'Submit for review' }).waitFor({ state: 'detached' })
  }

  /** Types in 169,500.00 that came in from the customer. */
  async function record(page: Page, reference: string): Promise<void> {
    await open(page, 'Money in')
    await pick(page, 'Customer', story.customer)
    await page.getByRole('textbox', { name: /^Amount/ }).first().fill('169500')
    await page.getByLabel('Reference of the bank').fill(reference)
  }

  async function confirm(page: Page, reference: string): Promise<void> {
    await page.getByRole('navigation').getByRole('link', { name: 'Money in', exact: true }).first().click()
    await page.getByRole('listitem', { name: reference }).getByRole('button', { name: 'Confirm' }).click()
    await page.getByText('Receipt confirmed').first().waitFor()
  }

  /** Today in the company, or a day after it. */
  function today(plusDays = 0): string {
    return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(Date.now() + plusDays * 86_400_000)
  }
})
