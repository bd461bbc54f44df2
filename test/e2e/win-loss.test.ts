import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { hire, openCompany, runningCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { eventually, test } from './support/test.ts'

interface Deal { readonly id: string; readonly version: number }

const PHONE = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', colorScheme: 'dark' } as const

/** Changes a deal as whoever is signed in, and answers it. */
async function change(page: Page, { id, version }: Deal, more: object): Promise<Deal> {
  const { updateOpportunity } = await ask<{ updateOpportunity: { opportunity: Deal } }>(page, 'mutation ($input: UpdateOpportunityInput!) { updateOpportunity(input: $input) { ... on UpdateOpportunityPayload { opportunity { id version } } } }', { input: { id, expectedVersion: version, ...more } })
  return updateOpportunity.opportunity
}

/** Somebody new with two lost deals and one that was put off from the first day of this year's last quarter to next year. */
async function sell(page: Page): Promise<{ readonly who: string; readonly period: string; readonly slipped: string }> {
  const stamp = Date.now()
  const name = `Rózsa ${stamp}`
  await hire(await runningCompany(), { name, email: `rozsa${stamp}@example.com`, role: 'REP' })
  const { people, stages } = await ask<{ people: { nodes: { id: string }[] }; stages: { nodes: { id: string; key: string }[] } }>(page, 'query ($name: String!) { people(filter: { name: { eq: $name } }) { nodes { id } } stages(first: 50) { nodes { id key } } }', { name })
  const who = people.nodes[0]!.id
  const stage = (key: string) => stages.nodes.find((one) => one.key === key)!.id
  const year = new Date().getFullYear()
  const open = async (title: string, amount: string, more: object = {}) =>
    (await ask<{ createOpportunity: { opportunity: Deal } }>(page, 'mutation ($input: CreateOpportunityInput!) { createOpportunity(input: $input) { ... on CreateOpportunityPayload { opportunity { id version } } } }', { input: { name: `${title} ${stamp}`, stageId: stage('DISCOVERY'), amount: { amount }, ownerId: who, ...more } })).createOpportunity.opportunity
  await change(page, await open('Dear', '200000.00'), { stageId: stage('LOST'), lossReason: 'Too dear', lossCategory: 'PRICE' })
  await change(page, await open('Thin', '100000.00'), { stageId: stage('LOST'), lossReason: 'No interface', lossCategory: 'FUNCTIONS' })
  await change(page, await open('Later', '70000.00', { expectedCloseOn: `${year}-12-01` }), { expectedCloseOn: `${year + 1}-02-01` })
  return { who, period: `${year}-Q4`, slipped: `Later ${stamp}` }
}

describe('what was won and lost', () => {
  beforeAll(openCompany)

  test('is shown with its reasons and its stages, and each number leads to its deals', async ({ visit }) => {
    const page = await visit('/pipeline/forecast', { as: 'director' })
    const { who, slipped } = await sell(page)
    await page.goto(`/pipeline/analysis?who=${who}`)
    const rate = page.getByRole('link', { name: /Win rate/ })
    await rate.getByText('0 won, 2 lost').waitFor()
    await page.getByRole('link', { name: /^Price 1 deal/ }).getByText('¥200,000.00').waitFor()
    const steps = page.getByRole('table', { name: 'How many deals went on from each stage' }).getByRole('row')
    expect((await steps.filter({ hasText: 'Discovery' }).innerText()).split(/\s+/)).toEqual(['Discovery', '3', '0', '0%', '0'])
    expect((await steps.filter({ hasText: 'Solution' }).innerText()).split(/\s+/)).toEqual(['Solution', '0', '0', '–', '–'])
    expect(await violations(page)).toEqual([])
    await picture(page, 'win-loss-person')
    await page.getByRole('link', { name: /^Price 1 deal/ }).click()
    await page.getByRole('row').filter({ hasText: /Dear/ }).waitFor()
    expect(new URL(page.url()).searchParams.get('f')).toMatch(/^closedOn\.between:.*;lossCategory\.in:PRICE$/)
    expect(await page.getByText(/Thin/).count()).toBe(0)

    await page.goto(`/pipeline/forecast?show=compared&period=${new Date().getFullYear()}-Q4&who=${who}`)
    const deal = page.getByRole('link', { name: new RegExp(slipped) })
    await deal.getByText(/At first .*Dec.* · put off once/).waitFor()
    await deal.getByText('¥70,000.00').waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('stands beside what was forecast, as it was said', async ({ visit }) => {
    const page = await visit('/pipeline/forecast', { as: 'manager' })
    await page.getByRole('button', { name: 'Submit forecast' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Adjustment' }).fill('12345')
    await dialog.getByRole('textbox', { name: 'Note' }).fill('A renewal that is nearly signed')
    await dialog.getByRole('button', { name: 'Submit forecast' }).click()
    await page.getByText('Forecast submitted').waitFor()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('radio', { name: 'Compared' }).check({ force: true })
    await page.getByRole('row').filter({ hasText: 'A renewal that is nearly signed' }).getByText('¥12,345.00').waitFor()
    await page.getByRole('figure', { name: 'Forecast over time' }).waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'compared')
    await page.goto('/pipeline/analysis')
    await page.getByRole('region', { name: 'Conversion by stage' }).waitFor()
    await picture(page, 'win-loss')
  })

  test('reads well on a phone, in the dark and in Chinese', async ({ visit }) => {
    const phone = await visit('/pipeline/analysis', { as: 'manager', ...PHONE })
    await phone.getByRole('region', { name: '阶段转化' }).waitFor()
    const fits = () => phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
    await eventually(fits).toBe(true)
    expect(await violations(phone)).toEqual([])
    await picture(phone, 'win-loss-phone')
    await phone.goto('/pipeline/forecast?show=compared')
    await phone.getByRole('region', { name: '延期的商机' }).waitFor()
    await eventually(fits).toBe(true)
    expect(await violations(phone)).toEqual([])
    await picture(phone, 'compared-phone')
  })
})
