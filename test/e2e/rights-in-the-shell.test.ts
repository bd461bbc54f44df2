import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { openCompany, type Who } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { eventually, test, type Visitor } from './support/test.ts'

const DEALS = '/pipeline/opportunities'
const COUNT = 'query ($filter: OpportunityFilter) { opportunities(first: 1, filter: $filter) { totalCount } }'

describe('what the shell shows to whom', () => {
  beforeAll(openCompany)

  test('a sales representative sees their own deals, a manager those of the team, the director all of them', async ({ visit }) => {
    const [director, all] = await dealsOf(visit, 'director')
    const [rep, own] = await dealsOf(visit, 'rep')
    const [manager, team] = await dealsOf(visit, 'manager')

    const { me } = await ask<{ me: { id: string } }>(rep, '{ me { id } }')
    expect(own).toBe(await countFor(director, { owner: { id: { eq: me.id } } }))

    const head = (await ask<{ me: { id: string } }>(manager, '{ me { id } }')).me.id
    const { orgUnits } = await ask<{ orgUnits: { nodes: { id: string; parent: { head: { id: string } | null } | null }[] } }>(
      director, 'query ($head: ID!) { orgUnits(first: 50, filter: { head: { id: { eq: $head } } }) { nodes { id parent { head { id } } } } }', { head })
    const region = orgUnits.nodes.find((unit) => unit.parent?.head?.id !== head)
    expect(team).toBe(await countFor(director, { team: { within: region?.id } }))

    expect(all).toBe(await countFor(director, null))
    expect(own).toBeGreaterThan(0)
    expect(team).toBeGreaterThan(own)
    expect(all).toBeGreaterThan(team)
  })

  test("somebody else's deal does not exist for a representative, neither its page nor its form nor in the API", async ({ visit }) => {
    const director = await visit(DEALS, { as: 'director' })
    const rep = await visit('/', { as: 'rep' })
    const { me } = await ask<{ me: { id: string } }>(rep, '{ me { id } }')
    const { opportunities } = await ask<{ opportunities: { nodes: { id: string; name: string }[] } }>(
      director, 'query ($rep: ID!) { opportunities(first: 1, filter: { owner: { id: { ne: $rep } } }) { nodes { id name } } }', { rep: me.id })
    const { id, name } = opportunities.nodes[0]!
    const path = `${DEALS}/${id.split(':')[1]}`

    await director.goto(path)
    await director.getByRole('heading', { name, level: 1 }).waitFor()
    for (const address of [path, `${path}/edit`, `${DEALS}/00000000-0000-7000-8000-000000000000`]) {
      await rep.goto(address)
      await rep.getByRole('heading', { name: 'There is no such record' }).waitFor()
      expect(await rep.getByText(name).count()).toBe(0)
    }
    expect(await ask(rep, 'query ($id: ID!) { opportunity(id: $id) { id } node(id: $id) { id } }', { id })).toEqual({ opportunity: null, node: null })
  })

  test('what the company is set up with stands in the navigation of those who may change it; who may read it comes to it by its name', async ({ visit }) => {
    const setUp = ['Stages', 'Templates', 'Clauses', 'Review policies', 'Customer rules', 'Working hours', 'Exchange rates']
    const namesFor = async (page: Page): Promise<string[]> => {
      const navigation = page.getByRole('navigation', { name: 'Main' })
      await navigation.getByRole('link', { name: 'Opportunities' }).waitFor()
      return (await navigation.getByRole('link').allTextContents()).map((name) => name.trim())
    }
    const rep = await visit('/', { as: 'rep' })
    expect((await namesFor(rep)).filter((name) => setUp.includes(name))).toEqual([])
    expect(await namesFor(await visit('/', { as: 'director' }))).toEqual(expect.arrayContaining(['Stages', 'Customer rules']))

    await rep.keyboard.press('Control+k')
    await rep.getByRole('combobox').fill('Stages')
    await rep.getByRole('option', { name: 'Stages' }).first().click()
    await rep.getByRole('heading', { name: 'Stages', level: 1 }).waitFor()
  })
})

/** Somebody's list of deals, and how many the shell says there are: in the heading, at the foot of the list, on the board and on the home page. */
async function dealsOf(visit: Visitor, who: Who): Promise<[page: Page, count: number]> {
  const page = await visit(DEALS, { as: who })
  const { opportunities } = await ask<{ opportunities: { totalCount: number } }>(page, COUNT)
  const shown = opportunities.totalCount.toLocaleString('en')
  await eventually(() => page.getByRole('main').getByRole('status').first().textContent()).toBe(shown)
  await page.getByText(`${shown} records`).waitFor()
  await page.getByRole('radio', { name: 'List' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('region', { name: 'Discovery' }).waitFor()
  await eventually(() => page.getByRole('main').getByRole('status').first().textContent()).toBe(shown)
  await page.getByRole('link', { name: 'Home', exact: true }).click()
  await page.getByRole('link', { name: `Opportunities ${shown}` }).waitFor()
  return [page, opportunities.totalCount]
}

async function countFor(page: Page, filter: object | null): Promise<number> {
  return (await ask<{ opportunities: { totalCount: number } }>(page, COUNT, { filter })).opportunities.totalCount
}
