import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseErrors } from '../database/errors.ts'
import { identityErrors } from './errors.ts'

const minimumLength = 32

/**
 * The secret that session cookies are signed with: TENON_SECRET, or one made at the first start and kept in the data folder,
 * readable by its owner only. It is not in the database, so that reading the database signs nobody in.
 */
export function loadSecret(dataFolder: string, environment: { readonly TENON_SECRET?: string | undefined }): string {
  const given = environment.TENON_SECRET
  if (given !== undefined && given !== '') {
    if (given.length < minimumLength) throw identityErrors.SECRET_TOO_SHORT({ minimum: minimumLength })
    return given
  }
  return readOrMake(dataFolder)
}

function readOrMake(dataFolder: string): string {
  const file = join(dataFolder, 'secret')
  makeFolder(dataFolder)
  try {
    writeFileSync(file, randomBytes(32).toString('base64url') + '\n', { flag: 'wx', mode: 0o600 })
  } catch (error) {
    // Somebody made it before, perhaps a process that starts at the same time.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unusable(file, error)
  }
  return read(file)
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw databaseErrors.DATA_FOLDER_UNWRITABLE({ folder, cause: (error as NodeJS.ErrnoException).code ?? String(error) }, { cause: error })
  }
}

function read(file: string): string {
  let secret: string
  try {
    // A copy or a backup tool may have widened the mode.
    chmodSync(file, 0o600)
    secret = readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw unusable(file, error)
  }
  if (secret.length < minimumLength) throw identityErrors.SECRET_FILE_UNUSABLE({ file, cause: 'it is too short' })
  return secret
}

function unusable(file: string, error: unknown): Error {
  return identityErrors.SECRET_FILE_UNUSABLE({ file, cause: (error as NodeJS.ErrnoException).code ?? String(error) }, { cause: error })
}
