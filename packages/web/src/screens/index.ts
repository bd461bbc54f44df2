import type { Screens } from '../shell/screens.ts'

/** The screens that are drawn from a resource's description, for any resource of any plugin. */
export const screens: Screens = {
  list: () => import('./list/list-screen.svelte'),
  board: () => import('./board/board-screen.svelte'),
  calendar: () => import('./calendar/calendar-screen.svelte'),
  gallery: () => import('./gallery/gallery-screen.svelte'),
  chart: () => import('./chart/chart-screen.svelte'),
  chartWidget: () => import('./chart/chart-widget.svelte'),
  record: () => import('./record/record-screen.svelte'),
  form: () => import('./form/form-screen.svelte'),
  importWizard: () => import('./import/import-screen.svelte'),
  audit: () => import('./audit/audit-screen.svelte'),
  roles: () => import('./roles/roles-screen.svelte'),
  webhooks: () => import('./webhooks/webhooks-screen.svelte'),
  modules: () => import('./modules/modules-screen.svelte'),
  words: () => import('./words/words-screen.svelte'),
  org: () => import('./org/org-screen.svelte'),
}
