import { defineUi } from '@tenon/web/module'
import type {} from '@tenon/customers/ui'
import type { LeadForm } from './leads/known.ts'

declare module '@tenon/web/module' {
  interface SlotMap {
    'pipeline:opportunity.aside@1': { readonly id: string; readonly record: Readonly<Record<string, unknown>> }
    'pipeline:opportunity.actions@1': { readonly id: string; readonly record: Readonly<Record<string, unknown>>; readonly reload: () => void }
    'pipeline:quote.aside@1': { readonly id: string; readonly record: Readonly<Record<string, unknown>> }
    'pipeline:lead.form@1': LeadForm
    'pipeline:lead.aside@1': { readonly id: string; readonly record: Readonly<Record<string, unknown>> }
  }
}

export default defineUi({
  id: 'pipeline',
  nav: [
    { to: '/pipeline/inbox', label: 'pipeline.nav.inbox', icon: 'magnet', order: 9, may: 'pipeline:write' },
    { to: '/pipeline/target-tree', label: 'pipeline.nav.targets', icon: 'target', order: 13, may: 'pipeline:read' },
    { to: '/pipeline/forecast', label: 'pipeline.nav.forecast', icon: 'trending-up', order: 14, may: 'pipeline:read' },
    { to: '/pipeline/analysis', label: 'pipeline.nav.analysis', icon: 'chart-pie', order: 15, may: 'pipeline:read' },
  ],
  routes: [
    { path: '/pipeline/inbox', title: 'pipeline.nav.inbox', load: () => import('./leads/inbox.svelte'), may: 'pipeline:write' },
    { path: '/pipeline/target-tree', title: 'pipeline.nav.targets', load: () => import('./targets/targets.svelte'), may: 'pipeline:read' },
    { path: '/pipeline/forecast', title: 'pipeline.nav.forecast', load: () => import('./forecast/forecast.svelte'), may: 'pipeline:read' },
    { path: '/pipeline/analysis', title: 'pipeline.nav.analysis', load: () => import('./analysis/analysis.svelte'), may: 'pipeline:read' },
  ],
  slots: [
    { slot: 'pipeline:opportunity.aside@1', load: () => import('./deals/checks-panel.svelte'), may: 'pipeline:read' },
    { slot: 'pipeline:opportunity.actions@1', id: 'moves', load: () => import('./deals/deal-actions.svelte'), may: 'pipeline:write' },
    { slot: 'pipeline:quote.aside@1', load: () => import('./deals/quote-limit.svelte'), may: 'pipeline:read' },
    { slot: 'pipeline:lead.aside@1', load: () => import('./leads/score-panel.svelte'), may: 'pipeline:read' },
    { slot: 'pipeline:lead.form@1', id: 'known', load: () => import('./leads/known-hint.svelte'), may: 'pipeline:write' },
    { slot: 'customers:customer.panel@1', id: 'open-deals', load: () => import('./customer/open-deals.svelte'), may: 'pipeline:read' },
  ],
  marks: [{ resource: 'Opportunity', load: () => import('./deals/deal-marks.ts'), may: 'pipeline:read' }],
  transitions: [{ resource: 'Lead', transition: 'convert', load: () => import('./leads/convert-question.svelte') }],
  widgets: [
    { id: 'my-numbers', title: 'pipeline.home.mine', load: () => import('./home/my-numbers.svelte'), size: 'm', order: 5, may: 'pipeline:forecast' },
    { id: 'team-numbers', title: 'pipeline.home.team', load: () => import('./home/team-numbers.svelte'), size: 'm', order: 6, may: 'pipeline:forecast', roles: ['MANAGER', 'DIRECTOR'] },
    { id: 'first-contacts', title: 'pipeline.home.contacts', load: () => import('./home/first-contacts.svelte'), size: 'm', order: 8, may: 'pipeline:write', roles: ['REP', 'MANAGER'] },
    { id: 'by-stage', title: 'pipeline.home.byStage', load: () => import('./home/pipeline-by-stage.svelte'), size: 'm', order: 10, may: 'pipeline:read' },
    { id: 'closing', title: 'pipeline.home.closing', load: () => import('./home/closing-soon.svelte'), size: 'm', order: 20, may: 'pipeline:read' },
    { id: 'stale', title: 'pipeline.home.stale', load: () => import('./home/stale-deals.svelte'), size: 'm', order: 25, may: 'pipeline:read' },
  ],
})
