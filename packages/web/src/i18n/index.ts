export { bestLocale } from './best-locale.ts'
export { I18n, provideI18n, useI18n, type Catalogue, type CatalogueSource } from './i18n.svelte.ts'
export type { MessageKey, OwnMessages } from './own-messages.ts'
export type { MessageValues } from './format-message.ts'
