import type { Boot } from '@tenon/core/metadata'
import { liveOf } from './live/live.svelte.ts'
import type { Shell } from './shell.svelte.ts'

/** Milliseconds within which the tabs of a company ask after a restart: not all in the same moment. */
const SPREAD = 3_000

/**
 * Offers a new version once, and never takes it: the person reloads when it suits her. Whether the server has another build or other plugins is looked at
 * when a part of this page does not come, and when the server comes back after a break. Returns how to stop.
 */
export function watchVersion(shell: Shell): () => void {
  const stop = new AbortController()
  let told = false

  const offer = () => {
    if (told) return
    told = true
    const { t } = shell.i18n
    shell.toasts.show({ title: t('shell.chunkStale'), detail: t('shell.chunkStaleDetail'), timeout: 0, action: { label: t('shell.reload'), run: () => location.reload() } })
  }
  const look = () => {
    setTimeout(() => void isOutdated(shell.boot, stop.signal).then((outdated) => outdated && offer(), () => {}), Math.random() * SPREAD)
  }

  addEventListener('vite:preloadError', look, { signal: stop.signal })
  const deaf = liveOf(shell).onComeback(look)
  return () => {
    deaf()
    stop.abort()
  }
}

async function isOutdated(boot: Boot, signal: AbortSignal): Promise<boolean> {
  const response = await fetch('/', { cache: 'no-store', headers: { accept: 'text/html' }, signal })
  if (!response.ok) return false
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const [theirs, ours] = [entryOf(page), entryOf(document)]
  if (theirs !== null && ours !== null && theirs !== ours) return true
  const written = page.getElementById('tenon-boot')?.textContent?.trim()
  return written ? namesOf(JSON.parse(written) as Boot) !== namesOf(boot) : false
}

/** The script that starts the shell: its name tells the build. */
function entryOf(page: Document): string | null {
  return page.querySelector('script[type="module"][src]')?.getAttribute('src') ?? null
}

function namesOf(boot: Boot): string {
  return JSON.stringify([boot.version, boot.plugins.map(({ id, version }) => [id, version])])
}
