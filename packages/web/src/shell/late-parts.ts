/** What stands around every page and is empty at first: it comes when the first page is there, before anything can be lost or said. */
export { default as OfflineBanner } from './offline-banner.svelte'
export { default as Toaster } from './toaster.svelte'
