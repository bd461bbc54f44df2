import type { Locator, Page } from 'playwright-core'

/** Goes somewhere by the menu at the side, as people do. */
export async function open(page: Page, entry: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: entry, exact: true }).click()
  await page.getByRole('heading', { name: entry, level: 1 }).waitFor()
}

/** Opens a record from the list of its kind. */
export async function openRecord(page: Page, entry: string, title: string): Promise<void> {
  await open(page, entry)
  await page.getByRole('link', { name: title }).first().click()
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
}

/** Types into a field, which may be a required one, and leaves it: then it reads what was typed. */
export async function type(scope: Page | Locator, label: string, text: string): Promise<void> {
  const field = scope.getByLabel(new RegExp(`^${label}\\s*(\\*|optional)?\\s*$`, 'i')).first()
  await field.fill(text)
  await field.blur()
}
