import { createTestApp } from '../../src/testing/index.ts'
import type { TestApp } from '../../src/testing/index.ts'
import { toServerApp } from '../../src/app/server-app.ts'
import { exportRoutes } from '../../src/export/index.ts'
import { importRoutes } from '../../src/import/index.ts'
import type { RoleKey } from '../../src/plugin/plugin-types.ts'
import { createHandler, createLogger } from '../../src/server/index.ts'

export type Fetch = (path: string, init?: RequestInit) => Promise<Response>

export interface ServedApp extends TestApp {
  /** Somebody with roles, who sends requests to the import and export. */
  member(roles: readonly RoleKey[], headers?: Readonly<Record<string, string>>): Promise<{ readonly personId: string; readonly fetch: Fetch }>
}

/** The core alone, with the addresses of import and export. */
export async function serveApp(): Promise<ServedApp> {
  const test = await createTestApp({ plugins: [] })
  const imports = importRoutes(test.app)
  const handler = createHandler(toServerApp(test.app, {
    identity: test.identity, routes: [...imports.routes, ...exportRoutes(test.app)], webRoot: null, logger: createLogger({ level: 'silent' }),
    settings: { development: false, publicUrl: 'http://tenon', trustedOrigins: [] },
  }))
  return {
    ...test,
    async member(roles, headers = {}) {
      const { personId } = await test.as(roles)
      const { token } = await test.identity.createToken(personId, { name: 'test' })
      const fetch: Fetch = (path, init = {}) => handler.fetch(new Request(`http://tenon${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...headers, ...(init.headers as Record<string, string> | undefined) } }))
      return { personId, fetch }
    },
    async close() {
      await imports.close()
      await test.close()
    },
  }
}
