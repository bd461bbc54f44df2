import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lockDataFolder, lockHolder } from '../../src/database/data-lock.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'tenon-lock-'))
const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    return (error as { code: string }).code
  }
  return 'none'
}

describe('the lock on the data folder', () => {
  it('keeps a second opener out, and lets one in after the first has left', () => {
    const data = folder()
    const unlock = lockDataFolder(data)
    expect(lockHolder(data)).toBe(process.pid)
    expect(codeOf(() => lockDataFolder(data))).toBe('DATA_FOLDER_BUSY')
    unlock()
    expect(lockHolder(data)).toBeUndefined()
    lockDataFolder(data)()
  })

  it('of a process that was killed is taken over', () => {
    const data = folder()
    writeFileSync(join(data, 'tenon.lock'), '2147483646')
    expect(codeOf(() => lockDataFolder(data)())).toBe('none')
  })

  it('says so when the folder cannot be written', () => {
    const file = join(folder(), 'a-file')
    writeFileSync(file, '')
    expect(codeOf(() => lockDataFolder(join(file, 'data')))).toBe('DATA_FOLDER_UNWRITABLE')
  })

  it.runIf(existsSync('/proc/self'))('says so where a file system keeps answering that the folder does not exist', () => {
    expect(codeOf(() => lockDataFolder('/proc/nowhere/data'))).toBe('DATA_FOLDER_UNWRITABLE')
  })
})
