import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive } from '../database/data-lock.ts'

const EVERY = 50

/**
 * Waits until no other process generates into a folder, and keeps others out until the answer is called. The lock of a process that has died is
 * taken over.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const file = join(folder, 'generate.lock')
  mkdirSync(folder, { recursive: true })
  while (!take(file)) {
    if (isAbandoned(file)) rmSync(file, { force: true })
    else await wait(EVERY)
  }
  return () => rmSync(file, { force: true })
}

/** A lock comes into being with its owner in it, by linking. */
function take(file: string): boolean {
  const mine = `${file}.${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    linkSync(mine, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(mine, { force: true })
  }
}

function isAbandoned(file: string): boolean {
  try {
    return !isAlive(Number(readFileSync(file, 'utf8')))
  } catch {
    return false // its owner has just taken it away
  }
}
