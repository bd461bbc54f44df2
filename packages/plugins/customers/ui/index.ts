import { defineUi } from '@tenon/web/module'
import type { CustomerActions } from './pool/pool.ts'

declare module '@tenon/web/module' {
  interface SlotMap {
    'customers:customer.actions@1': CustomerActions
  }
}

export default defineUi({
  id: 'customers',
  slots: [{ slot: 'customers:customer.actions@1', load: () => import('./pool/pool-actions.svelte'), may: 'customers:claim' }],
  widgets: [
    { id: 'follow-ups', title: 'customers.home.followUps', load: () => import('./home/follow-ups.svelte'), size: 'm', order: 30, may: 'customers:read' },
    { id: 'recent', title: 'customers.home.recent', load: () => import('./home/recent-customers.svelte'), size: 'm', order: 40, may: 'customers:read' },
  ],
})
