import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseErrors } from './errors.ts'
import { makeFolder } from './make-folder.ts'

/**
 * Keeps a second process off the embedded database: PGlite itself lets two processes open one folder, and rows vanish.
 * A lock whose process is gone (power loss, kill -9) is taken over.
 */
export function lockDataFolder(folder: string): () => void {
  const file = join(folder, 'tenon.lock')
  try {
    makeFolder(folder)
    for (let attempt = 0; ; attempt++) {
      try {
        writeFileSync(file, String(process.pid), { flag: 'wx' })
        break
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 1) throw error
        const holder = Number(readFileSync(file, 'utf8'))
        if (holder !== process.pid && isAlive(holder)) throw databaseErrors.DATA_FOLDER_BUSY({ pid: holder, folder })
        if (holder === process.pid) throw databaseErrors.DATA_FOLDER_BUSY({ pid: holder, folder })
        rmSync(file, { force: true })
      }
    }
  } catch (error) {
    if (error instanceof Error && 'fields' in error) throw error
    throw databaseErrors.DATA_FOLDER_UNWRITABLE({ folder, cause: (error as NodeJS.ErrnoException).code ?? String(error) })
  }
  return () => rmSync(file, { force: true })
}

/** Pid of the process that holds a data folder, if one is alive. */
export function lockHolder(folder: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(folder, 'tenon.lock'), 'utf8'))
    return isAlive(pid) ? pid : undefined
  } catch {
    return undefined
  }
}

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
