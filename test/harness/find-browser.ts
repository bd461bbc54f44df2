import { chromium, type Browser } from 'playwright-core'
import { browserCandidates, type BrowserCandidate } from './browser-candidates.ts'

/** What the run found out about browsers before the first test: the one to use, or why there is none. */
export type FoundBrowser = { readonly candidate: BrowserCandidate } | { readonly reason: string }

/** Quiet on the network: these keep Chromium from asking its maker's servers. */
const ARGS = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** Starts a browser without a window. */
export function launch({ executablePath, env }: BrowserCandidate): Promise<Browser> {
  const inherited = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
  return chromium.launch({ executablePath, args: ARGS, env: { ...inherited, ...env } })
}

/** The first browser that really shows a page here. */
export async function findBrowser(): Promise<FoundBrowser> {
  const tried: string[] = []
  for await (const candidate of browserCandidates()) {
    try {
      const browser = await launch(candidate)
      await (await browser.newPage()).setContent('<p>ready</p>')
      await browser.close()
      return { candidate }
    } catch (error) {
      tried.push(`${candidate.name}: ${firstLine(error)}`)
    }
  }
  const hint = 'No browser can run here; install Chromium or Chrome, or name one by TENON_CHROMIUM.'
  return { reason: tried.length > 0 ? `${hint} Tried ${tried.join('; ')}` : hint }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}
