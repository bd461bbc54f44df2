import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadSecret } from '../../src/identity/index.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenon-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the secret', () => {
  it('is made at the first start, for its owner only, and kept', () => {
    const data = join(folder, 'data')
    const secret = loadSecret(data, {})
    expect(secret).toHaveLength(43)
    expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600)
    expect(loadSecret(data, {})).toBe(secret)
    expect(loadSecret(join(folder, 'other'), {})).not.toBe(secret)
  })

  it('is closed again where a copy made it readable', () => {
    loadSecret(folder, {})
    chmodSync(join(folder, 'secret'), 0o644)
    loadSecret(folder, {})
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
  })

  it('comes from TENON_SECRET where that is set, and leaves no file', () => {
    expect(loadSecret(folder, { TENON_SECRET: 's'.repeat(32) })).toBe('s'.repeat(32))
    expect(() => readFileSync(join(folder, 'secret'))).toThrow('ENOENT')
  })

  it('must be long enough', () => {
    expect(() => loadSecret(folder, { TENON_SECRET: 'secret' })).toThrow('TENON_SECRET is too short. Set it to at least 32 random characters')
    writeFileSync(join(folder, 'secret'), 'short\n')
    expect(() => loadSecret(folder, {})).toThrow('cannot be used (it is too short)')
  })
})
