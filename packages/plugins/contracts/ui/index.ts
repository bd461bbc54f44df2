import { defineUi } from '@tenon/web/module'
import type { ContractPanel } from './contract-panel.ts'

declare module '@tenon/web/module' {
  interface SlotMap {
    'contracts:contract.tabs@1': ContractPanel
    'contracts:contract.actions@1': ContractPanel
    'contracts:contract.aside@1': ContractPanel
    'contracts:contract.print@1': ContractPanel
    'pipeline:opportunity.actions@1': ContractPanel
  }
}

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
  slots: [
    { slot: 'contracts:contract.tabs@1', id: 'lines', load: () => import('./lines/lines-tab.svelte'), order: 5 },
    { slot: 'contracts:contract.tabs@1', id: 'plan', load: () => import('./plan/plan-tab.svelte'), order: 10 },
    { slot: 'contracts:contract.tabs@1', id: 'obligations', load: () => import('./obligations/obligations-tab.svelte'), order: 20 },
    { slot: 'pipeline:opportunity.actions@1', id: 'draft', load: () => import('./deal/draft-action.svelte'), may: 'contracts:draft' },
    { slot: 'contracts:contract.print@1', load: () => import('./print/print-lines.svelte') },
    { slot: 'contracts:contract.tabs@1', id: 'redline', load: () => import('./redline/redline-tab.svelte'), order: 40 },
  ],
})
