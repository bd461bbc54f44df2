import { defineUi } from '@tenon/web/module'

export default defineUi({
  id: 'customers',
  widgets: [{ id: 'recent', title: 'customers.home.recent', load: () => import('./home/recent-customers.svelte'), size: 'm', order: 30, may: 'customers:read' }],
})
