import { defineUi } from '@tenon/web/module'

export default defineUi({
  id: 'customers',
  widgets: [
    { id: 'follow-ups', title: 'customers.home.followUps', load: () => import('./home/follow-ups.svelte'), size: 'm', order: 30, may: 'customers:read' },
    { id: 'recent', title: 'customers.home.recent', load: () => import('./home/recent-customers.svelte'), size: 'm', order: 40, may: 'customers:read' },
  ],
})
