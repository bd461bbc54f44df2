import type { App } from '@tenon/core/testing'

declare global {
  /** The break that is on. */
  var tenonBreak: string | undefined
}

/** Puts one break on, and the others off. */
export function switchTo(name: string | undefined, ...apps: readonly App[]): void {
  globalThis.tenonBreak = name
  for (const app of apps) app.forgetPrincipals()
}
