/** What is needed from the first key or message on, and by nobody before: it comes when the first page is there. */
export { default as Toaster } from './toaster.svelte'
export { overOwnVersion } from './over-own-version.ts'
export { loadOwnKeys } from './shortcuts/own-keys.ts'
export { shellCommands } from './shell-commands.ts'
export * as typing from '../kit/typed.ts'
