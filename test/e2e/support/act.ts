import type { Page } from 'playwright-core'

/** Chooses from the menu of a record's page, by keys alone. */
export async function act(page: Page, name: string, menu = 'Actions'): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).press('Enter')
  // As a person sees it: the menu is there once it has the focus, and takes it only once.
  await page.locator('[role="menu"]:focus-within').waitFor()
  await page.getByRole('menuitem', { name, exact: true, disabled: false }).press('Enter') // while another one is under way it is off
}
