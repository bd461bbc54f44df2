import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const SOURCE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What depends on colours, and so is all that another colour scheme can change. */
const ofColours = ['color-contrast', 'link-in-text-block']

/** The serious and critical violations of the page as it stands: each as its rule, the element, and what is wrong with it. */
export async function violations(page: Page, { only }: { readonly only?: 'colours' } = {}): Promise<string[]> {
  // What still comes in is half transparent, and has colours that nobody reads.
  await page.evaluate(async () => {
    const running = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
    await Promise.allSettled(running.map((animation) => animation.finished))
  })
  await page.evaluate(readFileSync(SOURCE, 'utf8'))
  const options = { resultTypes: ['violations'], ...(only ? { runOnly: { type: 'rule', values: ofColours } } : {}) }
  const found = await page.evaluate((asked) => (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(asked), options)
  const grave = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return grave.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary?.replace(/\s+/g, ' ') ?? ''}`))
}
