import type { Locator, Page } from 'playwright-core'

/** Goes somewhere by the menu at the side, as people do. */
export async function open(page: Page, entry: string): Promise<void> {
  // The same entry stands above a record, on the way to it.
  await page.getByRole('navigation').getByRole('link', { name: entry, exact: true }).first().click()
  await page.getByRole('heading', { name: entry, level: 1 }).waitFor()
}

/** Opens a record from the list of its kind. */
export async function openRecord(page: Page, entry: string, title: string): Promise<void> {
  await open(page, entry)
  await page.getByRole('link', { name: title }).first().click()
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
}

/** Chooses one of what a field finds. */
export async function pick(scope: Page | Locator, label: string | RegExp, text: string): Promise<void> {
  const box = scope.getByRole('combobox', { name: label })
  await box.fill(text)
  await pageOf(scope).getByRole('option', { name: text }).first().click()
}

/** Chooses one of a short list. */
export async function choose(scope: Page | Locator, label: string | RegExp, option: string): Promise<void> {
  const choice = pageOf(scope).getByRole('option', { name: option, exact: true })
  await scope.getByRole('combobox', { name: label }).click()
  await choice.click()
  // A list that was only just opening does not take the first click.
  if (await choice.isVisible()) await choice.click({ timeout: 2_000 }).catch(() => {})
  await choice.waitFor({ state: 'detached' })
}

/** Types into a field, which may be a required one, and leaves it: then it reads what was typed. */
export async function type(scope: Page | Locator, label: string, text: string): Promise<void> {
  const field = scope.getByLabel(new RegExp(`^${label}\\s*(\\*|optional)?\\s*$`, 'i')).first()
  await field.fill(text)
  await field.blur()
}

/** A new record from a tab of the record that is open, filled in by `fill`. */
export async function addTo(page: Page, tab: string, kind: string, fill: (form: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
  // Where there are none yet, the empty list offers it as well.
  await page.getByRole('link', { name: `New ${kind}` }).first().click()
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Create' }) })
  await form.waitFor()
  await fill(form)
  await form.getByRole('button', { name: 'Create' }).click()
  await form.waitFor({ state: 'detached' })
}

/** Decides on something in one's own inbox. */
export async function decide(page: Page, title: string, verdict: 'Approve' | 'Return', why?: string): Promise<void> {
  await page.goto('/approvals')
  const card = page.getByRole('listitem', { name: title })
  await card.getByRole('button', { name: verdict, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: new RegExp(`^${verdict}`) })
  if (why) await dialog.getByRole('textbox').fill(why)
  await dialog.getByRole('button', { name: verdict, exact: true }).click()
  await card.waitFor({ state: 'detached' })
}

/** A deal is moved by the steps that stand on its page. */
export async function moveTo(page: Page, stage: string): Promise<void> {
  await page.getByRole('button', { name: stage, exact: true }).click()
}

function pageOf(scope: Page | Locator): Page {
  return 'page' in scope ? scope.page() : scope
}
