import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { runTenon, startCompany } from '../../harness/company-process.ts'
import { findBrowser, launch } from '../../harness/find-browser.ts'
import { signIn, type Session } from './session.ts'
import { firstPaint } from './first-paint.ts'
import { interactions } from './interactions.ts'
import { scrolling } from './scrolling.ts'

interface Line {
  readonly what: string
  readonly value: string
}

/** What a person at a browser waits for, in the example company with the deals of the sample CRM beside its own. */
export async function browserLines({ mapping, samples }: { readonly mapping: string; readonly samples: string }): Promise<Line[]> {
  const found = await findBrowser()
  if ('reason' in found) return [{ what: 'in a browser', value: found.reason }]
  const data = mkdtempSync(join(tmpdir(), 'tenon-bench-'))
  const port = await freePort()
  await (await startCompany({ data, port })).stop()
  await runTenon(data, ['import', mapping, samples])
  const company = await startCompany({ data, port })
  const browser = await launch(found.candidate)
  try {
    const session = await signIn(browser, company)
    return await measure(browser, session)
  } finally {
    await browser.close()
    await company.stop()
    rmSync(data, { recursive: true })
  }
}

async function measure(browser: Browser, session: Session): Promise<Line[]> {
  const { paint, heading } = await firstPaint(browser, session)
  const { rows, worst, median, late } = await scrolling(session)
  const { count, p75, longest } = await interactions(session)
  return [
    { what: 'first contentful paint (frame of the shell, name of the company), nothing cached, slow 4G (1.6 Mbit/s, 150 ms) and a processor four times slower, median of 5', value: seconds(paint) },
    { what: 'the home page is there, the same way', value: seconds(heading) },
    { what: `scrolling through ${rows} deals, loaded as one goes, no graphics card: frames`, value: `median ${median.toFixed(1)} ms, 95th percentile ${worst.toFixed(1)} ms, ${late.toFixed(1)} % later than 33 ms` },
    { what: `interaction to next paint, ${count} interactions: search, menus, palette, ticking rows, editing in place`, value: `75th percentile ${p75} ms, longest ${longest} ms` },
  ]
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
