import { defineUi } from '@tenon/web/module'

export default defineUi({
  id: 'contracts',
  nav: [
    { to: '/contracts/receivables', label: 'contracts.receivables.title', icon: 'hand-coins', order: 36, may: 'contracts:read' },
    { to: '/contracts/money-in', label: 'contracts.moneyIn.title', icon: 'coins', order: 37, may: 'contracts:receipts' },
  ],
  routes: [
    { path: '/contracts/receivables', title: 'contracts.receivables.title', load: () => import('./receivables/receivables-page.svelte'), may: 'contracts:read' },
    { path: '/contracts/money-in', title: 'contracts.moneyIn.title', load: () => import('./money-in/money-in-page.svelte'), may: 'contracts:receipts' },
  ],
})
