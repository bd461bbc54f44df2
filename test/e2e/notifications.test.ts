import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { eventually, test } from './support/test.ts'

describe('what concerns a person', () => {
  beforeAll(openCompany)

  test('a task from a record appears at once in the bell of the person it is for, in all her tabs, and leads to it', async ({ visit }) => {
    const rep = await visit('/', { as: 'rep' })
    const other = await rep.context().newPage()
    await other.goto('/account')
    const manager = await visit('/', { as: 'manager' })
    const me = await nameOf(rep)
    const customer = await newCustomer(rep, `Notified ${Date.now()}`)
    const title = `Send the offer ${Date.now()}`
    await bell(rep).waitFor()
    const before = await countIn(rep)

    await manager.goto(`${customer.path}?tab=tasks`)
    await manager.getByText('Nothing to do here').waitFor()
    await manager.getByRole('button', { name: 'New task' }).click()
    const dialog = manager.getByRole('dialog')
    await dialog.getByLabel('What to do').fill(title)
    await dialog.getByRole('combobox', { name: 'For' }).fill(me)
    await manager.getByRole('option', { name: me }).first().click()
    await picture(manager, 'task-dialog')
    await dialog.getByRole('button', { name: 'Create task' }).click()
    await manager.getByRole('link', { name: title }).waitFor()
    expect(await violations(manager)).toEqual([])
    await picture(manager, 'record-tasks')

    await eventually(() => countIn(rep)).toBe(before + 1)
    await eventually(() => countIn(other)).toBe(before + 1)
    await bell(rep).click()
    const told = rep.getByRole('link', { name: new RegExp(`gave you a task: ${title}`) })
    await told.waitFor()
    expect(await violations(rep)).toEqual([])
    await picture(rep, 'bell')
    await told.click()
    await rep.getByRole('heading', { name: title, level: 1 }).waitFor()
    await rep.getByRole('link', { name: customer.name }).waitFor()
    await eventually(() => countIn(other)).toBe(before)
    await rep.goto('/')
    await rep.getByRole('heading', { name: 'My tasks' }).waitFor()
  })

  test('a comment with a mention is told, and its author can change it and take it back', async ({ visit }) => {
    const rep = await visit('/', { as: 'rep' })
    const manager = await visit('/', { as: 'manager' })
    const boss = await nameOf(manager)
    const customer = await newCustomer(rep, `Discussed ${Date.now()}`)
    await rep.goto(`${customer.path}?tab=comments`)
    await rep.getByText('No comments yet').waitFor()
    await rep.getByRole('textbox', { name: 'Comment' }).click()
    await rep.keyboard.type('They want a discount.')
    await rep.getByRole('combobox', { name: 'Mention people' }).fill(boss)
    await rep.getByRole('option', { name: boss }).first().click()
    await rep.getByRole('textbox', { name: 'Comment' }).click()
    await rep.getByRole('button', { name: 'Comment', exact: true }).click()
    await rep.getByRole('listitem').filter({ hasText: 'They want a discount.' }).waitFor()
    await rep.getByRole('tab', { name: /^Comments.*1/ }).waitFor()
    expect(await violations(rep)).toEqual([])
    await picture(rep, 'comments')

    await bell(manager).click()
    await manager.getByRole('link', { name: new RegExp(`mentioned you in a comment on ${customer.name}`) }).click()
    await manager.getByRole('heading', { name: customer.name, level: 1 }).waitFor()

    await rep.getByRole('button', { name: 'Edit', exact: true }).last().click()
    await rep.getByRole('textbox', { name: 'Comment' }).first().click()
    await rep.keyboard.press('Control+End')
    await rep.keyboard.type(' Ten percent.')
    await rep.getByRole('button', { name: 'Save' }).click()
    await rep.getByText('edited').waitFor()
    await rep.getByRole('button', { name: 'Remove', exact: true }).click()
    await rep.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await rep.getByText('No comments yet').waitFor()
  })
})

function bell(page: Page) {
  return page.getByRole('banner').getByRole('button', { name: /^Notifications/ })
}

async function countIn(page: Page): Promise<number> {
  return Number(/\d+/.exec((await bell(page).getAttribute('aria-label')) ?? '')?.[0] ?? 0)
}

async function nameOf(page: Page): Promise<string> {
  return (await ask<{ me: { name: string } }>(page, '{ me { id name } }')).me.name
}

async function newCustomer(page: Page, name: string): Promise<{ readonly name: string; readonly path: string }> {
  const { result } = await ask<{ result: { customer: { id: string } } }>(page, 'mutation ($name: String!) { result: createCustomer(input: { name: $name }) { ... on CreateCustomerPayload { customer { id } } } }', { name })
  return { name, path: `/customers/customers/${result.customer.id.split(':')[1]}` }
}
