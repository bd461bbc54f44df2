import { defineUi } from '@tenon/web/module'
import type {} from '@tenon/customers/ui'
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
    { to: '/contracts/draft', label: 'contracts.draft.title', icon: 'file-pen', order: 31, may: 'contracts:draft' },
    { to: '/contracts/review', label: 'contracts.board.title', icon: 'clipboard-check', order: 34, may: 'approvals:decide' },
    { to: '/contracts/expiring', label: 'contracts.expiring.title', icon: 'calendar', order: 35, may: 'contracts:read' },
    { to: '/contracts/receivables', label: 'contracts.receivables.title', icon: 'hand-coins', order: 36, may: 'contracts:read' },
    { to: '/contracts/money-in', label: 'contracts.moneyIn.title', icon: 'coins', order: 37, may: 'contracts:receipts' },
  ],
  routes: [
    { path: '/contracts/draft', title: 'contracts.draft.title', load: () => import('./draft/draft-page.svelte'), may: 'contracts:draft' },
    { path: '/contracts/review', title: 'contracts.board.title', load: () => import('./board/board-page.svelte') },
    { path: '/contracts/sign/:id', title: 'contracts.signing.title', load: () => import('./signing/signing-page.svelte') },
    { path: '/contracts/expiring', title: 'contracts.expiring.title', load: () => import('./expiring/expiring-page.svelte'), may: 'contracts:read' },
    { path: '/contracts/receivables', title: 'contracts.receivables.title', load: () => import('./receivables/receivables-page.svelte'), may: 'contracts:read' },
    { path: '/contracts/money-in', title: 'contracts.moneyIn.title', load: () => import('./money-in/money-in-page.svelte'), may: 'contracts:receipts' },
  ],
  slots: [
    { slot: 'contracts:contract.tabs@1', id: 'lines', load: () => import('./lines/lines-tab.svelte'), order: 5 },
    { slot: 'contracts:contract.tabs@1', id: 'plan', load: () => import('./plan/plan-tab.svelte'), order: 10 },
    { slot: 'contracts:contract.tabs@1', id: 'obligations', load: () => import('./obligations/obligations-tab.svelte'), order: 20 },
    { slot: 'contracts:contract.actions@1', id: 'pdf', load: () => import('./pdf/pdf-action.svelte'), may: 'contracts:read' },
    { slot: 'contracts:contract.actions@1', id: 'amend', load: () => import('./amend/amend-action.svelte'), may: 'contracts:draft' },
    { slot: 'contracts:contract.actions@1', id: 'invoice', load: () => import('./invoice/invoice-action.svelte'), may: 'contracts:invoices' },
    { slot: 'contracts:contract.actions@1', id: 'signing', load: () => import('./signing/signing-action.svelte') },
    { slot: 'contracts:contract.aside@1', id: 'profit', load: () => import('./profit/profit-panel.svelte'), may: 'contracts:costs' },
    { slot: 'customers:customer.actions@1', id: 'contract', load: () => import('./draft/customer-action.svelte'), order: 5, may: 'contracts:draft' },
    { slot: 'pipeline:opportunity.actions@1', id: 'draft', load: () => import('./deal/draft-action.svelte'), may: 'contracts:draft' },
    { slot: 'contracts:contract.print@1', load: () => import('./print/print-lines.svelte') },
    { slot: 'contracts:contract.tabs@1', id: 'redline', load: () => import('./redline/redline-tab.svelte'), order: 40 },
  ],
  commands: [{ id: 'draft', label: 'contracts.draft.title', icon: 'file-pen', may: 'contracts:draft', run: (shell) => void shell.router.navigate('/contracts/draft') }],
  widgets: [
    { id: 'my-receivables', title: 'contracts.home.owed', load: () => import('./home/my-receivables.svelte'), size: 'm', order: 30, may: 'contracts:draft' },
    { id: 'receipts-waiting', title: 'contracts.moneyIn.waiting', load: () => import('./home/receipts-waiting.svelte'), size: 'm', order: 31, may: 'contracts:receipts' },
    { id: 'expiring', title: 'contracts.expiring.title', load: () => import('./home/expiring-soon.svelte'), size: 'm', order: 32, may: 'contracts:read' },
  ],
})
