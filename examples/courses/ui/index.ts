import { defineUi, type ResourceMeta } from '@tenon/web/module'

declare module '@tenon/web/module' {
  interface SlotMap {
    'courses:course.aside@1': { readonly id: string; readonly record: object; readonly meta: ResourceMeta; readonly reload: () => void }
  }
}

export default defineUi({
  id: 'courses',
  nav: [{ to: '/courses/schedule', label: 'courses.schedule', icon: 'calendar-clock', order: 201, may: 'courses:read' }],
  routes: [{ path: '/courses/schedule', title: 'courses.schedule', load: () => import('./schedule.svelte'), may: 'courses:read' }],
  slots: [{ slot: 'courses:course.aside@1', id: 'seats', load: () => import('./seats.svelte') }],
  widgets: [{ id: 'next', title: 'courses.next', load: () => import('./next-courses.svelte'), size: 's', roles: ['REP', 'MANAGER'], may: 'courses:read' }],
  commands: [{ id: 'schedule', label: 'courses.openSchedule', icon: 'calendar-clock', keys: 'g o', run: (shell) => void shell.router.navigate('/courses/schedule') }],
})
