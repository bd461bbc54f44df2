import type { Page, Route } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { killCompany, openCompany } from '../harness/company.ts'
import { quiet } from './support/quiet.ts'
import { eventually, test, type Visitor } from './support/test.ts'

const BROKEN = /Broken on purpose/

/** The chunk of a widget that belongs to Pipeline, which calls itself Sales, and the words of the shell for its fault. */
const CHUNK = /\/assets\/plugins\/pipeline\/closing-soon-.*\.js(\?.*)?$/
const FAULT = 'Sales could not show this part'

const chunk = (body: string) => (route: Route) => route.fulfill({ contentType: 'text/javascript', body })

describe('a plugin that fails', () => {
  beforeAll(openCompany)

  test('while its code is loaded is named, and comes when it is asked for again', async ({ visit, complaints }) => {
    complaints.expect(BROKEN)
    await fails({ visit, answer: chunk("throw new Error('Broken on purpose')"), whole: false })
  })

  test('while it is drawn is named, and the rest of the page stands', async ({ visit, complaints }) => {
    complaints.expect(BROKEN)
    await fails({ visit, answer: chunk("export default function () { throw new Error('Broken on purpose') }"), whole: false })
  })

  test('because its chunk is gone after an update is named, a new version is offered, and the part comes back on demand', async ({ visit, complaints }) => {
    complaints.expect(/404|closing-soon|Failed to fetch dynamically imported module/)
    const page = await fails({ visit, answer: (route) => route.fulfill({ status: 404, body: 'Not found' }), whole: true, updated: true })
    await eventually(() => page.getByText('A new version of Tenon is ready').count()).toBe(1)
    await eventually(() => page.getByRole('button', { name: 'Reload' }).count()).toBe(1)
  })

  test('because its chunk did not come once is not noticed, and nobody is offered a version that there is none of', async ({ visit, complaints }) => {
    complaints.expect(/404|closing-soon/)
    const page = await visit('/account', { as: 'director' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.route(CHUNK, (route) => route.fulfill({ status: 404, body: 'Not found' }), { times: 1 })
    await page.goto('/')
    await page.getByRole('region', { name: 'Closing soon' }).getByRole('listitem').first().waitFor()
    await page.waitForTimeout(4_000) // the page looks within three seconds whether there is a new version
    expect(await page.getByText('A new version of Tenon is ready').count()).toBe(0)
    expect(await page.getByRole('alert').filter({ hasText: FAULT }).count()).toBe(0)
  })

  test('in what a button does is named too, and the page can be started over', async ({ visit, complaints }) => {
    complaints.expect(BROKEN)
    const page = await opened(visit, chunk(`export default function (anchor) {
      const button = document.createElement('button')
      button.textContent = 'Break'
      button.onclick = () => { throw new Error('Broken on purpose') }
      anchor.before(button)
    }`))
    await page.getByRole('button', { name: 'Break' }).press('Enter')
    await page.getByText('Sales could not do that').waitFor()
    await standing(page)
    await page.getByRole('button', { name: 'Start this page over' }).press('Enter')
    await page.getByRole('button', { name: 'Break' }).waitFor()
  })
})

describe('a server that comes back', () => {
  beforeAll(openCompany)

  test('as it was is met in silence; as a new version it is offered, and the page is not taken away', { timeout: 180_000 }, async ({ visit, complaints }) => {
    complaints.expect(/net::ERR_|500/)
    const page = await visit('/customers/customers/new', { as: 'rep' })
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Half typed')
    await quiet(page) // what is under way when a server dies is a fault, and none that is looked for here
    await killCompany()
    await openCompany()
    await page.waitForTimeout(9_000) // a stream comes back after three seconds, and its page looks within three more
    expect(await page.getByText('A new version of Tenon is ready').count()).toBe(0)

    await update(page)
    await quiet(page)
    await killCompany()
    await openCompany()
    await page.getByText('A new version of Tenon is ready').waitFor()
    await eventually(() => page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Half typed')
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('')
  })
})

async function opened(visit: Visitor, answer: (route: Route) => unknown, updated = false): Promise<Page> {
  const page = await visit('/account', { as: 'director' })
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.route(CHUNK, answer)
  if (updated) await update(page)
  await page.goto('/')
  return page
}

/** From now on the server has another build than the one that the page is of. */
async function update(page: Page): Promise<void> {
  await page.route((url) => url.pathname === '/', async (route) => {
    if (route.request().isNavigationRequest()) return route.continue()
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replace(/(<script[^>]* type="module"[^>]* src="[^"]*)\.js"/, '$1-newer.js"') })
  })
}

interface Failing {
  readonly visit: Visitor
  readonly answer: (route: Route) => unknown
  /** It comes back without a reload. */
  readonly whole: boolean
  readonly updated?: boolean
}

/** The home page with a broken part: named, offered again, and everything else in its place. */
async function fails({ visit, answer, whole, updated = false }: Failing): Promise<Page> {
  const page = await opened(visit, answer, updated)
  const part = page.getByRole('alert').filter({ hasText: FAULT })
  await part.waitFor()
  await standing(page)
  await quiet(page) // parts are mounted again once it is known how she arranged her home, and ask again
  await part.waitFor()
  await page.unroute(CHUNK)
  await part.getByRole('button', { name: 'Try again' }).press('Enter')
  if (whole) await page.getByRole('region', { name: 'Closing soon' }).getByRole('listitem').first().waitFor()
  else {
    await page.reload()
    await page.getByRole('region', { name: 'Open pipeline by stage' }).waitFor()
    await eventually(() => part.count()).toBe(0)
  }
  return page
}

/** The shell and the plugins' other parts work on. */
async function standing(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Open pipeline by stage' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}
