import type { Page } from 'playwright-core'

/** Chooses from the menu of a record's page, by keys alone. */
export async function act(page: Page, name: string, menu = 'Actions'): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).press('Enter')
  await page.getByRole('menuitem', { name, exact: true, disabled: false }).press('Enter') // while another one is under way it is off
}
