import { defineUi, type ResourceMeta } from '@tenon/web/module'
import type {} from '@tenon/customers/ui'

interface Panel {
  readonly id: string
  readonly record: object
  readonly meta: ResourceMeta
  readonly reload: () => void
}

declare module '@tenon/web/module' {
  interface SlotMap {
    'channel:partner.aside@1': Panel
  }
}

export default defineUi({
  id: 'channel',
  slots: [
    { slot: 'customers:customer.panel@1', id: 'registered', load: () => import('./customer-registration.svelte'), order: 60, may: 'channel:read' },
    { slot: 'channel:partner.aside@1', id: 'earned', load: () => import('./partner-earned.svelte'), may: 'channel:commissions' },
  ],
  widgets: [{ id: 'to-decide', title: 'channel.toDecide', load: () => import('./to-decide.svelte'), size: 'm', roles: ['MANAGER', 'DIRECTOR'], may: 'channel:decide' }],
})
