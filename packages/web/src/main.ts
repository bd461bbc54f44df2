import type { Boot } from '@tenon/core/metadata'
import { plugins } from 'virtual:tenon/plugins'
import './kit/tokens.css'
import './kit/base.css'
import { start } from './shell/start.ts'

const target = document.getElementById('app')
if (target) void start({ target, boot: readBoot(), available: plugins })

/** The server writes it into the page, which saves a round trip before the first paint. */
async function readBoot(): Promise<Boot> {
  const written = document.getElementById('tenon-boot')?.textContent?.trim()
  if (written) return JSON.parse(written) as Boot
  return (await (await fetch('/boot.json', { headers: { 'x-tenon-client': 'web' } })).json()) as Boot
}
