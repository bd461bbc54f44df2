import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { eventually, test } from './support/test.ts'

const RENAME = 'mutation ($input: RenameTermInput!) { renameTerm(input: $input) { __typename } }'

describe("a company's own words", () => {
  beforeAll(openCompany)

  test('are typed by the administrator, stand everywhere at once, for others with their next page, and are taken back', async ({ visit }) => {
    const admin = await visit('/words', { as: 'admin' })
    try {
      await admin.getByRole('searchbox', { name: 'Find a word' }).or(admin.getByRole('textbox', { name: 'Find a word' })).fill('competitor')
      const many = admin.getByRole('list', { name: /^Words of Competitors: Name/ }).getByRole('textbox', { name: 'Your word for Competitors' })
      await many.fill('Rivals')
      await many.press('Enter')
      await admin.getByText('“Competitors” is now called “Rivals”').waitFor()
      await picture(admin, 'words')
      expect(await violations(admin)).toEqual([])
      await eventually(() => admin.getByText('1 word of your own').count()).toBeGreaterThan(0)

      const director = await visit('/pipeline/competitors', { as: 'director' })
      await director.getByRole('heading', { name: 'Rivals', level: 1 }).waitFor()
      await director.getByRole('navigation').first().getByRole('link', { name: 'Rivals' }).waitFor()
      expect(await director.getByRole('link', { name: 'Competitors' }).count()).toBe(0)

      await admin.getByRole('button', { name: 'Use “Competitors” again' }).click()
      await admin.getByText('“Competitors” has its own name again').waitFor()
      await director.reload()
      await director.getByRole('heading', { name: 'Competitors', level: 1 }).waitFor()
    } finally {
      await ask(admin, RENAME, { input: { key: 'pipeline.Competitor.plural', locale: 'en', text: null } })
    }
  })

  test('are no page for others', async ({ visit }) => {
    const page = await visit('/words', { as: 'rep' })
    await page.getByText('This page does not exist').waitFor()
    expect(await page.getByRole('textbox').count()).toBe(0)
  })
})
