import { median, percentile, type Session } from './session.ts'

// As text: the loader of TypeScript would put helpers into a function that the page does not have.
const RECORD_FRAMES = `{
  const frames = (window.tenonFrames = [])
  let last = performance.now()
  const tick = (now) => {
    frames.push(now - last)
    last = now
    requestAnimationFrame(tick)
  }
  requestAnimationFrame(tick)
}`

/** Milliseconds between frames while the list of all deals is scrolled to its end by the wheel, loading page after page. */
export async function scrolling({ url, context }: Session): Promise<{ readonly rows: number; readonly median: number; readonly worst: number; readonly late: number }> {
  const page = await context.newPage()
  await page.goto(`${url}/pipeline/opportunities?view=list&sort=name`)
  await page.locator('[data-row="5"]').hover()
  await page.evaluate(RECORD_FRAMES)
  let deepest = 0
  for (const until = Date.now() + 60_000; Date.now() < until;) {
    await page.mouse.wheel(0, 400)
    await page.waitForTimeout(16)
    deepest = Math.max(deepest, await page.evaluate(() => Math.max(...[...document.querySelectorAll('[data-row]')].map((row) => Number(row.getAttribute('data-row'))))))
    if (deepest >= 9_000) break
  }
  const frames = await page.evaluate(() => (window as unknown as { tenonFrames: number[] }).tenonFrames.slice(2))
  await page.close()
  return { rows: deepest + 1, median: median(frames), worst: percentile(frames, 0.95), late: (frames.filter((frame) => frame > 33.4).length / frames.length) * 100 }
}
