import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { eventually, test } from './support/test.ts'

const TALKS = '/customers/interactions'

interface Talk { readonly id: string; readonly at: string; readonly summary: string }

describe('a calendar of instants', () => {
  beforeAll(openCompany)

  test('has hours in which a mouse moves an entry to another time, keys move it by quarters, and both are taken back', async ({ visit }) => {
    const page = await visit(TALKS, { as: 'director' })
    const talk = await addTalk(page, 'Hours by mouse', '2026-03-10T02:00:00.000Z')
    await page.goto(`${TALKS}?view=calendar&span=week&on=2026-03-10&q=${encodeURIComponent(talk.summary)}`)
    const entry = page.getByRole('link', { name: talk.summary })
    await entry.waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'calendar-week-hours')

    const hour = (await column(page, '2026-03-10')).height / 24
    const from = (await entry.boundingBox())!
    const target = await column(page, '2026-03-12')
    await page.mouse.move(from.x + 20, from.y + 4)
    await page.mouse.down()
    await page.mouse.move(from.x + 30, from.y + 20)
    await page.mouse.move(target.x + target.width / 2, from.y + 4 + hour * 2, { steps: 4 })
    await picture(page, 'calendar-week-dragging')
    await page.mouse.up()
    await page.getByText(`${talk.summary} moved to`).waitFor()
    await eventually(() => instant(page, talk)).toBe('2026-03-12T04:00:00.000Z')
    expect(new URL(page.url()).pathname).toBe(TALKS)
    await page.getByRole('button', { name: 'Undo' }).click()
    await eventually(() => instant(page, talk)).toBe(talk.at)

    await entry.focus()
    for (const key of ['Space', 'ArrowDown', 'ArrowDown', 'ArrowLeft', 'Space']) await page.keyboard.press(key)
    await eventually(() => instant(page, talk)).toBe('2026-03-09T02:30:00.000Z')
    await page.getByRole('radio', { name: 'Day' }).check({ force: true })
    await eventually(async () => new URL(page.url()).searchParams.get('span')).toBe('day')
    await page.keyboard.press('k')
    await entry.waitFor()
    await picture(page, 'calendar-day-hours')
  })

  test('is moved by a finger that rests on it, on a phone in Chinese and in the dark; a swipe only scrolls', async ({ visit }) => {
    const page = await visit(TALKS, { as: 'director', locale: 'zh-CN', colorScheme: 'dark', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    const talk = await addTalk(page, 'Hours by finger', '2026-03-17T02:00:00.000Z')
    await page.goto(`${TALKS}?view=calendar&span=day&on=2026-03-17&q=${encodeURIComponent(talk.summary)}`)
    const entry = page.getByRole('link', { name: talk.summary })
    await entry.waitFor()
    await page.waitForLoadState('networkidle')
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await picture(page, 'calendar-day-phone')
    const hour = (await column(page, '2026-03-17')).height / 24

    const before = (await entry.boundingBox())!
    await finger(page, before.x + 40, before.y + 8, { rest: 0, dy: -80 })
    await page.waitForTimeout(400)
    expect(await instant(page, talk)).toBe(talk.at)

    const now = (await entry.boundingBox())!
    await finger(page, now.x + 40, now.y + 8, { rest: 600, dy: hour })
    await eventually(() => instant(page, talk)).toBe('2026-03-17T03:00:00.000Z')
    await picture(page, 'calendar-day-phone-moved')
    await page.goto(`${TALKS}?view=calendar&on=2026-03-17&q=${encodeURIComponent(talk.summary)}`)
    await page.locator('section[data-day="2026-03-17"]').getByRole('link', { name: talk.summary }).waitFor()
    await picture(page, 'calendar-agenda-phone')
  })
})

async function addTalk(page: Page, summary: string, at: string): Promise<Talk> {
  const { customers } = await ask<{ customers: { nodes: { id: string }[] } }>(page, '{ customers(first: 1) { nodes { id } } }', {})
  const { made } = await ask<{ made: { interaction: Talk } }>(page, 'mutation ($input: CreateInteractionInput!) { made: createInteraction(input: $input) { ... on CreateInteractionPayload { interaction { id at summary } } } }', { input: { summary, at, kind: 'CALL', customerId: customers.nodes[0]?.id } })
  return made.interaction
}

async function instant(page: Page, { id }: Talk): Promise<string> {
  return (await ask<{ interaction: Talk }>(page, 'query ($id: ID!) { interaction(id: $id) { at } }', { id })).interaction.at
}

async function column(page: Page, day: string) {
  const box = await page.locator(`[data-day="${day}"][data-hours]`).boundingBox()
  if (!box) throw new Error(`The calendar shows no hours of ${day}.`)
  return box
}

/** A real touch: pressed, at rest for a while, moved down by some pixels, at rest again, so that the page does not roll on (under its own head), lifted. */
async function finger(page: Page, x: number, y: number, { rest, dy }: { rest: number; dy: number }): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: number) => session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: at }] })
  await touch('touchStart', y)
  await page.waitForTimeout(rest)
  for (let step = 1; step <= 8; step++) await touch('touchMove', y + (dy * step) / 8)
  await page.waitForTimeout(200)
  await touch('touchEnd', y + dy)
}
