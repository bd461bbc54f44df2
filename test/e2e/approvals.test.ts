import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { eventually, test } from './support/test.ts'

const SUBMIT = 'mutation ($input: SubmitPaperInput!) { result: submitPaper(input: $input) { __typename ... on SubmitPaperPayload { told } } }'
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

async function rowId(page: Page): Promise<string> {
  const { me } = await ask<{ me: { id: string } }>(page, '{ me { id } }')
  return me.id.split(':')[1]!
}

/** A paper that the director, and nobody else, has to approve. */
async function submit(rep: Page, body: string, director: string, more: readonly object[] = []): Promise<string> {
  const steps = [{ key: 'release', title: 'Release by the director', resolver: { person: director } }, ...more]
  const { result } = await ask<{ result: { told: { paperId: string } } }>(rep, SUBMIT, { input: { body, steps } })
  return result.told.paperId
}

describe('approvals', () => {
  beforeAll(openCompany)

  test('an approver decides on a phone, in two taps', async ({ visit }) => {
    const rep = await visit('/', { as: 'rep' })
    const director = await visit('/approvals', { as: 'director', ...phone })
    const body = `Licences for Huarui, ¥580,000.00, ${Date.now()}`
    await submit(rep, body, await rowId(director))
    await director.reload()
    const card = director.getByRole('listitem', { name: `Paper: ${body}` })
    await card.getByText('Release by the director').waitFor()
    await card.getByText(body, { exact: true }).waitFor()
    await picture(director, 'approvals-inbox-phone')
    expect(await violations(director)).toEqual([])
    expect(await director.evaluate(() => document.documentElement.scrollWidth <= globalThis.innerWidth)).toBe(true)

    await card.getByRole('button', { name: 'Approve', exact: true }).tap()
    const dialog = director.getByRole('dialog', { name: `Approve "Paper: ${body}"` })
    await picture(director, 'approvals-decide-phone')
    await dialog.getByRole('button', { name: 'Approve', exact: true }).tap()
    await director.getByText(`Approved: Paper: ${body}`).waitFor()
    await eventually(() => card.count()).toBe(0)

    await rep.goto('/approvals?tab=submitted')
    await rep.getByRole('listitem').filter({ hasText: body }).getByText('Approved').waitFor()
  })

  test('an approver returns something by keyboard, and whoever submitted it reads why on the record', async ({ visit }) => {
    const rep = await visit('/', { as: 'rep' })
    const director = await visit('/approvals', { as: 'director' })
    const body = `Maintenance for Yunfan ${Date.now()}`
    const paper = await submit(rep, body, await rowId(director), [{ key: 'logistics', title: 'Delivery check', resolver: { headOf: 'HR' } }])
    await director.reload()
    const card = director.getByRole('listitem', { name: `Paper: ${body}` })
    await card.focus()
    await picture(director, 'approvals-inbox')
    await director.keyboard.press('r')
    const dialog = director.getByRole('dialog', { name: `Return "Paper: ${body}"` })
    await dialog.getByRole('button', { name: 'Return', exact: true }).click()
    await dialog.getByText('Why? Whoever submitted it reads this.').first().waitFor()
    await dialog.getByRole('textbox').fill('The retention is missing')
    await director.keyboard.press('Control+Enter')
    await director.getByText(`Returned: Paper: ${body}`).waitFor()
    await eventually(() => card.count()).toBe(0)
    await director.goto('/approvals?tab=decided')
    await director.getByRole('listitem').filter({ hasText: body }).getByText('Returned').waitFor()

    await rep.goto(`/papers/papers/${paper}`)
    const panel = rep.getByRole('region', { name: 'Approvals' })
    await panel.getByText('The retention is missing').waitFor()
    await picture(rep, 'approvals-on-the-record')
    expect(await violations(rep)).toEqual([])
  })

  test('a record shows whom it waits for and why it is stuck, and its approver decides right there', async ({ visit }) => {
    const rep = await visit('/', { as: 'rep' })
    const director = await visit('/', { as: 'director', colorScheme: 'dark', locale: 'zh-CN' })
    const body = `Training for Hengtong ${Date.now()}`
    const paper = await submit(rep, body, await rowId(director), [{ key: 'hr', title: 'HR', resolver: { department: 'ARCHIVE' } }])
    await director.goto(`/papers/papers/${paper}`)
    await director.getByRole('region', { name: '审批' }).getByRole('button', { name: '同意' }).click()
    await picture(director, 'approvals-dialog-dark-zh')
    await director.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click()
    await director.getByRole('region', { name: '审批' }).getByText('负责审批的部门没有成员').waitFor()
    await picture(director, 'approvals-stuck-dark-zh')
    expect(await violations(director)).toEqual([])

    await rep.goto(`/papers/papers/${paper}`)
    const panel = rep.getByRole('region', { name: 'Approvals' })
    await panel.getByText('Nobody works in the department that decides this').waitFor()
    await panel.getByRole('button', { name: 'Withdraw' }).click()
    await rep.getByRole('alertdialog').or(rep.getByRole('dialog')).getByRole('button', { name: 'Withdraw' }).click()
    await panel.getByText('Withdrawn').first().waitFor()
  })
})
