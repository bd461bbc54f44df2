import { actingRoutes } from '../acting/acting-routes.ts'
import { auditRoutes } from '../audit/audit-routes.ts'
import { docsRoutes } from '../docs-page/index.ts'
import { exportRoutes } from '../export/index.ts'
import { fileRoutes } from '../files/index.ts'
import { importRoutes } from '../import/index.ts'
import { liveRoutes } from '../live/index.ts'
import type { Identity } from '../identity/index.ts'
import type { Logger, Route } from '../server/index.ts'
import type { App } from './app-types.ts'
import { publicRoutes } from './public-routes.ts'

export interface AppRoutes {
  readonly routes: readonly Route[]
  /** Ends the streams that would otherwise stay open for ever. */
  endStreams(): Promise<void>
  /** Ends what still runs behind the addresses: imports stop after their batch and can be run again. */
  close(): Promise<void>
}

/** Addresses beside /graphql: import, export and the pages that errors point to. */
export function appRoutes(app: App, identity: Identity, logger: Logger): AppRoutes {
  const imports = importRoutes(app, { onError: (error) => logger.error({ err: error }, 'import failed') })
  const live = liveRoutes(app, identity, logger)
  return {
    routes: [...imports.routes, ...exportRoutes(app), ...auditRoutes(app), ...actingRoutes(app, identity), ...fileRoutes(app), ...live.routes, ...docsRoutes(), ...publicRoutes(app)],
    endStreams: () => live.close(),
    close: async () => {
      await live.close()
      await imports.close()
    },
  }
}
