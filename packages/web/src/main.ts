import type { Boot } from '@tenon/core/metadata'
import { plugins } from 'virtual:tenon/plugins'
import './kit/tokens.css'
import './kit/base.css'
import './shell/frame.css'
import { bootAsDeputy } from './shell/acting.ts'
import { start } from './shell/start.ts'
import { showStartFailure } from './shell/start-failure.ts'

const target = document.getElementById('app')
if (target) {
  start({ target, boot: readBoot(), available: plugins }).catch((error: unknown) => {
    showStartFailure(target)
    throw error
  })
}

/** The server writes it into the page, which saves a round trip before the first paint. */
async function readBoot(): Promise<Boot> {
  const asDeputy = await bootAsDeputy()
  if (asDeputy) return asDeputy
  const written = document.getElementById('tenon-boot')?.textContent?.trim()
  if (written) return JSON.parse(written) as Boot
  const response = await fetch('/boot.json', { headers: { 'x-tenon-client': 'web' } })
  if (!response.ok) throw new Error(`/boot.json was answered with ${response.status}.`)
  return (await response.json()) as Boot
}
