import { defineUi } from '@tenon/web/module'
import type { CustomerForm } from './duplicates/duplicates.ts'
import type { CustomerPanel } from './overview/overview.ts'
import type { CustomerActions } from './pool/pool.ts'
import type { ChosenCustomers } from './transfer/transfer.ts'

declare module '@tenon/web/module' {
  interface SlotMap {
    'customers:customer.actions@1': CustomerActions
    'customers:customer.tabs@1': CustomerPanel
    /** One panel of each plugin on the 360° view of a customer. */
    'customers:customer.panel@1': CustomerPanel
    'customers:customer.form@1': CustomerForm
    'customers:duplicateCase.actions@1': CustomerActions
    'customers:customer.bulk@1': ChosenCustomers
    'customers:contact.actions@1': CustomerActions
  }
}

export default defineUi({
  id: 'customers',
  nav: [
    { to: '/customers/pool', label: 'customers.pool.title', icon: 'inbox', order: 24, may: 'customers:claim' },
    { to: '/customers/classification', label: 'customers.classes.title', icon: 'gauge', order: 23, may: 'customers:read' },
    { to: '/customers/stale', label: 'customers.stale.title', icon: 'calendar-clock', order: 25, may: 'customers:write' },
    { to: '/customers/transfer', label: 'customers.transfer.title', icon: 'users', order: 26, may: 'customers:transfer' },
    { to: '/customers/merge', label: 'customers.merge.title', icon: 'building-2', order: 27, may: 'customers:merge' },
  ],
  routes: [
    { path: '/customers/pool', title: 'customers.pool.title', load: () => import('./pool/pool-page.svelte'), may: 'customers:claim' },
    { path: '/customers/classification', title: 'customers.classes.title', load: () => import('./classes/matrix-page.svelte'), may: 'customers:read' },
    { path: '/customers/classification/rules', title: 'customers.classes.rules', load: () => import('./classes/rules-page.svelte'), may: 'customers:read' },
    { path: '/customers/stale', title: 'customers.stale.title', load: () => import('./stale/stale-page.svelte'), may: 'customers:read' },
    { path: '/customers/transfer', title: 'customers.transfer.title', load: () => import('./transfer/transfer-page.svelte'), may: 'customers:transfer' },
    { path: '/customers/merge', title: 'customers.merge.title', load: () => import('./merge/merge-page.svelte'), may: 'customers:merge' },
  ],
  slots: [
    { slot: 'customers:customer.actions@1', id: 'pool', load: () => import('./pool/pool-actions.svelte'), may: 'customers:claim' },
    { slot: 'customers:customer.actions@1', id: 'more', load: () => import('./pool/more-actions.svelte'), order: 10, may: 'customers:write' },
    { slot: 'customers:customer.tabs@1', id: 'overview', load: () => import('./overview/overview.svelte') },
    { slot: 'customers:customer.form@1', id: 'duplicates', load: () => import('./duplicates/duplicate-hint.svelte') },
    { slot: 'customers:duplicateCase.actions@1', id: 'compare', load: () => import('./duplicates/compare.svelte'), may: 'customers:merge' },
    { slot: 'customers:customer.bulk@1', id: 'transfer', load: () => import('./transfer/transfer-chosen.svelte'), may: 'customers:transfer' },
    { slot: 'customers:contact.actions@1', id: 'contact', load: () => import('./contact/contact-actions.svelte'), may: 'customers:write' },
  ],
  widgets: [
    { id: 'follow-ups', title: 'customers.home.followUps', load: () => import('./home/follow-ups.svelte'), size: 'm', order: 30, may: 'customers:read' },
    { id: 'visits-due', title: 'customers.visits.title', load: () => import('./home/visits-due.svelte'), size: 'm', order: 35, may: 'customers:write', roles: ['REP', 'MANAGER'] },
    { id: 'recent', title: 'customers.home.recent', load: () => import('./home/recent-customers.svelte'), size: 'm', order: 40, may: 'customers:read' },
  ],
})
