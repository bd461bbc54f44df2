import { Command } from 'commander'
import { withInstallation } from '../installation.ts'

interface Options {
  readonly dir: string
  readonly host?: string
}

export function startCommand(): Command {
  return withInstallation(new Command('start'))
    .description('Generates, migrates, builds the shell, and serves the company. PORT, TENON_DATA_DIR, DATABASE_URL, TENON_URL, TENON_TRUSTED_PROXIES, TENON_RATE_LIMIT and TENON_OIDC_… are honoured.')
    .option('--host <address>', 'address to listen on; all of this machine where left out')
    .action(async (options: Options) => (await import('./start.ts')).start({ ...options, development: false }))
}

export function devCommand(): Command {
  return withInstallation(new Command('dev'))
    .description('Serves the company for development: the shell reloads as its files change, the server starts again, GraphiQL is at /graphql.')
    .option('--host <address>', 'address to listen on', 'localhost')
    .action(async (options: Options) => {
      if (process.env['TENON_DEV_SERVER'] === '1') await (await import('./start.ts')).start({ ...options, development: true })
      else await (await import('./restart-on-change.ts')).restartOnChange(options.dir)
    })
}
