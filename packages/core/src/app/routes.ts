import type { Route } from '../server/index.ts'
import type { App } from './app-types.ts'

/** Addresses beside /graphql: import and export. */
export function appRoutes(app: App): Route[] {
  void app
  return []
}
