import type { Logger } from '../server-types.ts'
import type { RunningServer } from './listen.ts'

/**
 * SIGTERM and Ctrl-C end the process with code 0 after everybody is answered; a second one ends it at once with code 1.
 * `onStopping` ends streams, which nobody could wait for; `cleanUp` closes what the server stood on: jobs, the database.
 */
export function stopOnSignals(server: RunningServer, options: { readonly logger: Logger; readonly onStopping?: () => void; cleanUp(): Promise<void> }): void {
  let isStopping = false
  const stop = (signal: NodeJS.Signals): void => {
    if (isStopping) process.exit(1)
    isStopping = true
    options.logger.info({ signal }, 'stopping')
    options.onStopping?.()
    // At the keyboard nobody waits for a balancer.
    const announce = signal === 'SIGINT' ? 0 : 1_500
    server
      .close({ announce })
      .then(() => options.cleanUp())
      .then(() => options.logger.info({}, 'stopped'))
      .then(
        () => process.exit(0),
        (error: unknown) => {
          options.logger.error({ err: error }, 'stopping failed')
          process.exit(1)
        },
      )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
