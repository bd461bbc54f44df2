import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { quiet } from './quiet.ts'

/** Keeps a picture of the page for people to look at, where TENON_PICTURES names a folder; otherwise nothing happens. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['TENON_PICTURES']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await quiet(page)
  await page.screenshot({ path: `${folder}/${name}.png` })
}
