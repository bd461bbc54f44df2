import { Command } from 'commander'
import { withInstallation } from '../installation.ts'
import { start } from './start.ts'

interface Options {
  readonly dir: string
  readonly host?: string
}

export function startCommand(): Command {
  return withInstallation(new Command('start'))
    .description('Generates, migrates, builds the shell, and serves the company. PORT, TENON_DATA_DIR, DATABASE_URL and TENON_URL are honoured.')
    .option('--host <address>', 'address to listen on; all of this machine where left out')
    .action((options: Options) => start({ ...options, development: false }))
}

export function devCommand(): Command {
  return withInstallation(new Command('dev'))
    .description('Serves the company for development: the shell reloads as its files change, the server restarts, GraphiQL is on.')
    .option('--host <address>', 'address to listen on', 'localhost')
    .action((options: Options) => start({ ...options, development: true }))
}
