import { seconds } from './progress.mjs'

/**
 * Runs steps one after another, each under a heading, and ends with the line `N passed, N failed, N skipped`.
 * A step is { title, run, needed? } whose run answers { passed, failed, skips: [{ name, reason }] }; when a needed one fails, the rest is left out.
 */
export async function runSteps(steps) {
  const total = { passed: 0, failed: 0, skips: [] }
  for (const step of steps) {
    console.log(`\n── ${step.title} ${'─'.repeat(Math.max(0, 76 - step.title.length))}`)
    const start = Date.now()
    const result = await step.run()
    total.passed += result.passed
    total.failed += result.failed
    total.skips.push(...result.skips)
    console.log(`${result.failed === 0 ? 'done' : 'FAILED'} in ${seconds(start)}`)
    if (process.exitCode > 128) return // interrupted
    if (step.needed && result.failed > 0) break
  }
  printSkips(total.skips)
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skips.length} skipped`)
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
}

/** The result of a step that counts as one test. */
export function oneTest(ok) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skips: [] }
}

function printSkips(skips) {
  if (skips.length === 0) return
  console.log('\nSkipped:')
  const byReason = groupByReason(skips)
  for (const [reason, tests] of byReason) {
    console.log(`  ${reason}`)
    for (const { name } of tests) console.log(`    ${name}`)
  }
}

function groupByReason(skips) {
  const groups = new Map()
  for (const skip of skips) groups.set(skip.reason, [...(groups.get(skip.reason) ?? []), skip])
  return groups
}
