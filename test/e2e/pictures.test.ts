import { beforeAll, describe } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { picture } from './support/picture.ts'
import { test, type Visit } from './support/test.ts'

const DEALS = '/pipeline/opportunities'
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } as const
const CHINESE = { locale: 'zh-CN' } as const

/** The main screens as they stand in the documentation, and by what each is known to be there. `npm run pictures` keeps them. */
const pictures: readonly { readonly name: string; readonly path: string; readonly there: string; readonly visit: Visit; readonly open?: true }[] = [
  { name: 'home', path: '/', there: '.widget ul a', visit: { as: 'rep' } },
  { name: 'list', path: DEALS, there: '[data-row="5"]', visit: { as: 'manager' } },
  { name: 'list-zh', path: DEALS, there: '[data-row="5"]', visit: { as: 'director', ...CHINESE } },
  { name: 'pipeline-board', path: `${DEALS}?view=board`, there: 'main section a', visit: { as: 'manager' } },
  { name: 'board-zh-dark', path: `${DEALS}?view=board`, there: 'main section a', visit: { as: 'director', ...CHINESE, colorScheme: 'dark' } },
  { name: 'record', path: DEALS, there: '[role="tablist"]', visit: { as: 'manager' }, open: true },
  { name: 'record-zh-dark', path: DEALS, there: '[role="tablist"]', visit: { as: 'director', ...CHINESE, colorScheme: 'dark' }, open: true },
  { name: 'customer', path: '/customers/customers', there: '[role="tablist"]', visit: { as: 'director' }, open: true },
  { name: 'inbox', path: '/pipeline/inbox', there: 'main li, main tr', visit: { as: 'manager' } },
  { name: 'targets', path: '/pipeline/target-tree', there: 'main [role="treegrid"], main table', visit: { as: 'director' } },
  { name: 'forecast', path: '/pipeline/forecast', there: 'main table', visit: { as: 'director' } },
  { name: 'win-loss', path: '/pipeline/analysis', there: 'main table', visit: { as: 'director' } },
  { name: 'contract', path: '/contracts/contracts', there: '[role="tablist"]', visit: { as: 'director' }, open: true },
  { name: 'review-board', path: '/contracts/review', there: 'main section', visit: { as: 'director' } },
  { name: 'receivables', path: '/contracts/receivables', there: 'main table', visit: { as: 'director' } },
  { name: 'receivables-zh', path: '/contracts/receivables', there: 'main table', visit: { as: 'director', ...CHINESE } },
  { name: 'approvals-phone', path: '/approvals', there: 'main li', visit: { as: 'director', ...PHONE } },
  { name: 'home-phone-zh-dark', path: '/', there: '.widget', visit: { as: 'director', ...PHONE, ...CHINESE, colorScheme: 'dark' } },
  { name: 'form', path: '/customers/customers/new', there: 'form', visit: { as: 'rep' } },
  { name: 'phone', path: `${DEALS}?view=board`, there: 'main section a', visit: { as: 'rep', ...PHONE } },
]

describe('the main screens', () => {
  beforeAll(openCompany)

  test.for(pictures)('$name', async ({ name, path, there, visit: how, open }, { visit }) => {
    const page = await visit(path, how)
    // The language of a person is kept for her; a picture only borrows another one.
    if (how.locale) await page.evaluate((locale) => localStorage.setItem('tenon.locale', locale), how.locale).then(() => page.reload())
    if (open) await page.locator('[data-row="0"]').getByRole('link').first().press('Enter')
    await page.locator(there).first().waitFor()
    await picture(page, name)
  })
})
