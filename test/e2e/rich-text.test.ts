import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { eventually, test } from './support/test.ts'

describe('notes with structure', () => {
  beforeAll(openCompany)

  test('are written by keys and buttons, kept as Markdown, and read as they were written', async ({ visit }) => {
    const page = await visit('/customers/customers/new', { as: 'rep' })
    const name = `Rich notes ${Date.now()}`
    await page.getByRole('textbox', { name: 'Name' }).fill(name)
    const notes = page.getByRole('textbox', { name: 'Notes' })
    await notes.click()
    await page.keyboard.type('## Needs\nThey want ')
    await page.keyboard.press('Control+b')
    await page.keyboard.type('imports')
    await page.keyboard.press('Control+b')
    await page.keyboard.type('\n- from Excel\nfrom their ERP')
    await eventually(() => page.getByRole('button', { name: 'List', exact: true }).getAttribute('aria-pressed')).toBe('true')
    await page.keyboard.press('Control+a')
    expect(await violations(page)).toEqual([])
    await picture(page, 'rich-edit')
    await page.keyboard.press('End')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name, level: 1 }).waitFor()

    await page.getByRole('heading', { name: 'Needs' }).waitFor()
    await page.getByRole('listitem').filter({ hasText: 'from their ERP' }).waitFor()
    await eventually(() => page.locator('.tn-rich strong').textContent()).toBe('imports')
    await picture(page, 'rich-read')
    const { customers } = await ask<{ customers: { nodes: { description: string }[] } }>(page, 'query ($name: String!) { customers(first: 1, filter: { name: { eq: $name } }) { nodes { description } } }', { name })
    expect(customers.nodes[0]!.description).toBe('## Needs\n\nThey want **imports**\n\n- from Excel\n- from their ERP')

    await page.getByRole('button', { name: 'Edit Notes' }).press('Enter')
    await page.getByRole('textbox', { name: 'Notes' }).waitFor()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' and mail')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Notes saved').waitFor()
    await page.getByRole('listitem').filter({ hasText: 'from their ERP and mail' }).waitFor()
  })
})
