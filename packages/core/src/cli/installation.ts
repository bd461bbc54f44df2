import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Command } from 'commander'
import { compose, type Composition } from '../composition/composition.ts'
import { compositionErrors } from '../composition/problems.ts'
import { TenonError } from '../errors/tenon-error.ts'
import type { DatabaseTarget } from '../database/open-database.ts'
import type { TenonConfig } from '../plugin/define-config.ts'

/** A folder with a tenon.config.ts, and where its generated files and data are. */
export interface Installation {
  readonly folder: string
  readonly generated: string
  readonly data: string
  readonly config: TenonConfig
  readonly composition: Composition
  readonly database: DatabaseTarget
}

/** The option that every command has. */
export function withInstallation(command: Command): Command {
  return command.option('--dir <folder>', 'folder of the installation (the one with tenon.config.ts)', process.cwd())
}

/** Loads and composes an installation. DATABASE_URL names a PostgreSQL server; without it the embedded database is used. */
export async function openInstallation(dir: string): Promise<Installation> {
  const folder = resolve(dir)
  const file = join(folder, 'tenon.config.ts')
  if (!existsSync(file)) throw compositionErrors.CONFIG_NOT_FOUND({ folder })
  const config = await loadConfig(file, folder)
  const data = resolve(process.env['TENON_DATA_DIR'] ?? join(folder, 'data'))
  const url = process.env['DATABASE_URL']
  return { folder, generated: join(folder, '.tenon'), data, config, composition: compose(config), database: url ? { url } : { folder: data } }
}

async function loadConfig(file: string, folder: string): Promise<TenonConfig> {
  try {
    return ((await import(pathToFileURL(file).href)) as { default: TenonConfig }).default
  } catch (error) {
    if (error instanceof TenonError) throw error
    throw compositionErrors.CONFIG_BROKEN({ folder, cause: (error as Error).message }, { cause: error })
  }
}
