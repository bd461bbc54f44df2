import type { TestProject } from 'vitest/node'
import { findBrowser } from './find-browser.ts'

/** Looks for a browser once per run, and says loudly when the browser tests cannot run. */
export default async function setup(project: TestProject): Promise<void> {
  const found = await findBrowser()
  project.provide('browser', found)
  if ('candidate' in found) {
    console.log(`Browser: ${found.candidate.name}`)
    return
  }
  const line = '!'.repeat(78)
  console.warn(`\n${line}\nTHE BROWSER TESTS ARE NOT RUN.\n${found.reason}\n${line}\n`)
}
