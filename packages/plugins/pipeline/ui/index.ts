import { defineUi } from '@tenon/web/module'
import type {} from '@tenon/customers/ui'

declare module '@tenon/web/module' {
  interface SlotMap {
    'pipeline:lead.aside@1': { readonly id: string; readonly record: Readonly<Record<string, unknown>> }
  }
}

export default defineUi({
  id: 'pipeline',
  nav: [{ to: '/pipeline/inbox', label: 'pipeline.nav.inbox', icon: 'magnet', order: 9, may: 'pipeline:write' }],
  routes: [{ path: '/pipeline/inbox', title: 'pipeline.nav.inbox', load: () => import('./leads/inbox.svelte'), may: 'pipeline:write' }],
  slots: [
    { slot: 'pipeline:lead.aside@1', load: () => import('./leads/score-panel.svelte'), may: 'pipeline:read' },
    { slot: 'customers:customer.panel@1', id: 'open-deals', load: () => import('./customer/open-deals.svelte'), may: 'pipeline:read' },
  ],
  widgets: [
    { id: 'by-stage', title: 'pipeline.home.byStage', load: () => import('./home/pipeline-by-stage.svelte'), size: 'm', order: 10, may: 'pipeline:read' },
    { id: 'closing', title: 'pipeline.home.closing', load: () => import('./home/closing-soon.svelte'), size: 'm', order: 20, may: 'pipeline:read' },
  ],
})
