import { defineUi } from '@tenon/web/module'

export default defineUi({
  id: 'pipeline',
  widgets: [
    { id: 'by-stage', title: 'pipeline.home.byStage', load: () => import('./home/pipeline-by-stage.svelte'), size: 'm', order: 10, may: 'pipeline:read' },
    { id: 'closing', title: 'pipeline.home.closing', load: () => import('./home/closing-soon.svelte'), size: 'm', order: 20, may: 'pipeline:read' },
  ],
})
