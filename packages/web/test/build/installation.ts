import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** An installation with one plugin that has a UI and one that has messages only. Gone after the test. */
export function makeInstallation(keep: (remove: () => void) => void = onTestFinished) {
  const root = mkdtempSync(path.join(tmpdir(), 'tenon-web-'))
  keep(() => rmSync(root, { recursive: true, force: true }))
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
  }
  write('plugins/pipeline/ui/index.ts', "import { defineUi } from '@tenon/web/module'\nexport default defineUi({ id: 'pipeline', routes: [{ path: '/pipeline/forecast', title: 'pipeline.forecast.title', load: () => import('./forecast.svelte') }] })\n")
  write('plugins/pipeline/ui/forecast.svelte', "<script lang=\"ts\">\n  import { Button } from '@tenon/web/kit'\n  let count = $state(0)\n</script>\n<Button onclick={() => count++}>{count}</Button>\n")
  write('plugins/pipeline/messages/en.ts', "import { parts } from './parts/en.ts'\nexport const en = { 'nav.title': 'Sales', 'Deal.plural': 'Deals', 'forecast.title': 'Forecast{year, select, other {}}', 'forecast.hint': 'A sentence for later', ...parts, rows: '{rows, plural, one {# row} other {# rows}}' }\n")
  write('plugins/pipeline/messages/parts/en.ts', "export const parts = { 'Deal': 'Deal', 'Deal.name': 'Name' }\n")
  write('plugins/pipeline/messages/zh-CN.ts', "export default { title: '销售管道' }\n")
  write('plugins/customers/src/messages/en.ts', "export default { title: 'Customers' }\n")
  const lock = {
    plugins: [
      { id: 'pipeline', name: '@x/pipeline', version: '1.2.3', dir: '../plugins/pipeline', ui: './ui/index.ts' },
      { id: 'customers', name: '@x/customers', version: '0.1.0', dir: path.join(root, 'plugins/customers'), ui: null },
    ],
  }
  write('company/.tenon/lock.json', JSON.stringify(lock))
  return { root, write, lockFile: path.join(root, 'company/.tenon/lock.json'), outDir: path.join(root, 'company/.tenon/web') }
}
