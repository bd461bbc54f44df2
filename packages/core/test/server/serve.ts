import { setTimeout as delay } from 'node:timers/promises'
import { listen, stopOnSignals, type Route } from '../../src/server/index.ts'
import { openApp } from './open-app.ts'

// A server of its own process, for the test that stops it. Prints its address when it is ready.
const slow: Route = {
  method: 'GET',
  path: '/api/slow',
  access: 'public',
  handler: async () => {
    await delay(800)
    return new Response('done')
  },
}
const fixture = await openApp((app) => ({ ...app, routes: [slow] }))
const server = await listen(fixture.handler, { port: 0, host: '127.0.0.1', logger: fixture.app.logger })
stopOnSignals(server, { logger: fixture.app.logger, cleanUp: () => fixture.close() })
process.stdout.write(`${server.url}\n`)
