// @vitest-environment node
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { contentHash } from '../../build/content-hash.ts'
import { ownerOf } from '../../build/plugin-modules.ts'
import { readLock } from '../../build/read-lock.ts'
import { makeInstallation } from './installation.ts'

describe('the lock', () => {
  it('gives absolute files, and messages wherever a plugin keeps them', () => {
    const { root, lockFile } = makeInstallation()
    const [pipeline, customers] = readLock(lockFile)
    expect(pipeline).toMatchObject({ id: 'pipeline', version: '1.2.3', entry: path.join(root, 'plugins/pipeline/ui/index.ts') })
    expect(Object.keys(pipeline?.messages ?? {})).toEqual(['en', 'zh-CN'])
    expect(customers).toMatchObject({ entry: null, messages: { en: path.join(root, 'plugins/customers/src/messages/en.ts') } })
  })

  it('that is missing or empty says what to do', () => {
    const { lockFile, write } = makeInstallation()
    expect(() => readLock('/nowhere/.tenon/lock.json')).toThrow('run "tenon generate" first')
    write('company/.tenon/lock.json', '{}')
    expect(() => readLock(lockFile)).toThrow('names no plugins')
  })
})

it('a module belongs to the plugin in whose folder it lies, its dependencies to nobody', () => {
  const plugins = readLock(makeInstallation().lockFile)
  const dir = plugins[0]?.dir ?? ''
  expect(ownerOf(plugins, `${dir}/ui/forecast.svelte`)).toBe('pipeline')
  expect(ownerOf(plugins, `${dir}/node_modules/d3/index.js`)).toBeUndefined()
  expect(ownerOf(plugins, `${dir}-extra/ui/index.ts`)).toBeUndefined()
  expect(ownerOf(plugins, null)).toBeUndefined()
})

it('the hash changes with a source, a name or the salt, and with nothing else', () => {
  const { root, write } = makeInstallation()
  const hash = () => contentHash([path.join(root, 'plugins')], 'v1')
  const before = hash()
  write('plugins/pipeline/node_modules/x/index.js', '1')
  write('plugins/pipeline/test/x.test.ts', '1')
  write('plugins/pipeline/notes.md', '1')
  expect(hash()).toBe(before)
  write('plugins/pipeline/ui/other.ts', '1')
  expect(hash()).not.toBe(before)
  expect(contentHash([path.join(root, 'plugins')], 'v2')).not.toBe(hash())
})
