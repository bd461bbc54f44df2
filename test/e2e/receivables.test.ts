import { beforeAll, describe } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { picture } from './support/picture.ts'
import { test } from './support/test.ts'

describe('money that customers owe', () => {
  beforeAll(openCompany)

  test('reads well in Chinese', async ({ visit }) => {
    const page = await visit('/contracts/receivables', { as: 'director', locale: 'zh-CN' })
    await page.getByRole('heading', { level: 1, name: '应收账款' }).waitFor()
    await picture(page, 'receivables-zh')
  })
})
