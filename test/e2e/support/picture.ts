import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'

/** Keeps a picture of the page for people to look at, where TENON_PICTURES names a folder; otherwise nothing happens. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['TENON_PICTURES']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: `${folder}/${name}.png` })
}
