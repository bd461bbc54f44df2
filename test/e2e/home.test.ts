import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { quiet } from './support/quiet.ts'
import { eventually, test } from './support/test.ts'

describe('the home page', () => {
  beforeAll(openCompany)

  test('is arranged by keys, kept on the server for that person alone, and reset', async ({ visit }) => {
    const page = await visit('/', { as: 'rep' })
    const titles = () => page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents()
    await page.getByRole('region').first().waitFor()
    await quiet(page)
    const before = await titles()
    expect(before.length).toBeGreaterThan(2)

    await page.getByRole('button', { name: 'Arrange' }).press('Enter')
    const later = page.getByRole('button', { name: `Move ${before[0]} back` })
    await later.press('Enter')
    await page.getByText(`${before[0]} is now 2 of ${before.length}`).waitFor({ state: 'attached' })
    await eventually(() => later.evaluate((button) => button === document.activeElement)).toBe(true)
    await page.getByRole('button', { name: `Remove ${before[2]}` }).click()
    await page.getByRole('region', { name: 'Add a widget' }).getByRole('button', { name: before[2] ?? '' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Done' }).click()
    const after = [before[1], before[0], ...before.slice(3)]
    await eventually(titles).toEqual(after)
    await page.reload()
    await eventually(titles).toEqual(after)

    const other = await visit('/', { as: 'manager' })
    await other.getByRole('region').first().waitFor()
    await quiet(other)
    expect((await other.getByRole('main').getByRole('heading', { level: 2 }).allTextContents())[0]).toBe(before[0])

    await page.getByRole('button', { name: 'Arrange' }).click()
    await page.getByRole('button', { name: 'Reset' }).click()
    await page.getByRole('button', { name: 'Done' }).click()
    await eventually(titles).toEqual(before)
  })

  test('shows a rep whom to contact first, and whoever leads what her people sold', async ({ visit }) => {
    const rep = await visit('/', { as: 'rep' })
    const name = `First contact ${Date.now()}`
    await ask(rep, 'mutation ($input: CreateLeadInput!) { createLead(input: $input) { __typename } }', { input: { name } })
    const contacts = rep.getByRole('region', { name: 'First contacts' })
    await contacts.getByRole('link').filter({ hasText: /left|overdue/ }).first().waitFor() // without a reload
    await contacts.getByRole('link', { name: /in the inbox/ }).waitFor()
    await contacts.scrollIntoViewIfNeeded()
    await picture(rep, 'home-first-contacts')
    expect(await rep.getByRole('region', { name: "My team's numbers" }).count()).toBe(0)

    const manager = await visit('/', { as: 'manager' })
    const team = manager.getByRole('region', { name: "My team's numbers" })
    await team.getByText(/ won$/).first().waitFor()
    await team.getByText(/ open$/).first().waitFor()
    expect(await violations(manager)).toEqual([])
    await picture(manager, 'home-team')
    const { me } = await ask<{ me: { name: string } }>(manager, '{ me { name } }')
    expect(await team.getByRole('link', { name: me.name }).count()).toBe(0)
    await team.locator('a[href*="owner"]').first().click() // teams below hers have links too
    await manager.getByRole('heading', { name: 'Opportunities', level: 1 }).waitFor()
    expect(new URL(manager.url()).searchParams.get('f')).toMatch(/^owner\.in:[0-9a-f-]{36}$/)

    const phone = await visit('/', { as: 'manager', viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'zh-CN' })
    await phone.evaluate(() => localStorage.setItem('tenon.locale', 'zh-CN'))
    await quiet(phone) // a request that a reload cuts off is a complaint
    await phone.reload()
    await phone.getByRole('region', { name: '团队业绩' }).getByText(/^已赢单/).first().waitFor()
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await phone.getByRole('region', { name: '团队业绩' }).scrollIntoViewIfNeeded()
    await picture(phone, 'home-team-zh-dark')
  })
})
