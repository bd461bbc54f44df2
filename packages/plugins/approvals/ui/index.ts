import { defineUi } from '@tenon/web/module'

export default defineUi({
  id: 'approvals',
  nav: [
    { to: '/approvals', label: 'approvals.inbox.title', icon: 'inbox', order: 1 },
    { to: '/approvals/requests', label: 'approvals.inbox.requests', icon: 'file-check', order: 2, may: 'approvals:read-all' },
  ],
  routes: [{ path: '/approvals', load: () => import('./inbox/inbox-page.svelte'), title: 'approvals.inbox.title' }],
  slots: [{ slot: 'shell:record', load: () => import('./record/record-approval.svelte') }],
  widgets: [{ id: 'waiting', title: 'approvals.home.waiting', load: () => import('./home/waiting.svelte'), size: 'm', order: 5, may: 'approvals:decide' }],
  commands: [{ id: 'inbox', label: 'approvals.command.inbox', icon: 'inbox', run: (shell) => void shell.router.navigate('/approvals') }],
})
