/// <reference types="svelte" />
/// <reference types="vite/client" />

declare module 'virtual:tenon/plugins' {
  export const plugins: Readonly<Record<string, import('./shell/plugin-host.svelte.ts').AvailablePlugin>>
}
