import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Plugin } from '../../src/plugin/plugin-types.ts'
import { assemble } from '../../src/testing/contract/assemble.ts'
import { dataProblems } from '../../src/testing/contract/data.ts'
import { databaseProblems } from '../../src/testing/contract/database.ts'
import { rightsProblems } from '../../src/testing/contract/rights.ts'
import { breaksOf, orderProblems } from '../../src/testing/contract/sdl.ts'
import { uiProblems } from '../../src/testing/contract/ui.ts'
import { wordProblems } from '../../src/testing/contract/words.ts'
import { makePlugin } from '../composition/make-plugin.ts'

const model = 'model Thing {\n  title String\n  @@record\n}\n'

describe('a plugin that breaks the contract is told what to do', () => {
  test('when it does not boot alone', async () => {
    await expect(assemble([makePlugin('bad', { requires: { zoo: '^1.0.0' } })])).rejects.toThrow('Plugin "bad" requires "zoo" ^1.0.0, which is not enabled. Add it to tenon.config.ts or remove "bad".')
  })

  test('when somebody without a role may read and write, and a permission is nobody\'s', async () => {
    const bad = makePlugin('bad', { model, permissions: { 'bad:read': { title: 'Read', defaults: {} } }, grants: (grants) => grants.can(['read', 'delete'], 'Thing'), schema: (b) => b.resource('Thing' as never, {}) })
    const assembled = await assemble([bad])
    expect(rightsProblems(bad, assembled)).toEqual([
      'Somebody without a role may read, delete Thing. Put the grant behind a permission of "bad", or name the model in "open" where everybody may read it.',
      'No role has the permission "bad:read" from the start. Give it defaults, or remove it.',
    ])
    expect(rightsProblems(bad, assembled, ['Thing'])[0]).toContain('may delete Thing')
  })

  test('when no role can read what it shows', async () => {
    const bad = makePlugin('bad', { model, permissions: { 'bad:read': { title: 'Read', defaults: { REP: 'NONE' as never } } }, grants: (grants, person) => person.has('bad:read') && grants.can('read', 'Thing'), schema: (b) => b.resource('Thing' as never, {}) })
    expect(rightsProblems(bad, await assemble([bad]))).toEqual(['No role can read Thing. Give a permission of "bad" defaults, and grant \'read\' on Thing with it.'])
  })

  test('when it goes round the guard', async () => {
    const files = { 'rows.ts': "import { Pool } from 'pg'\n// context.system is only named here\nexport const all = (context) => context.system(context.reason).thing", 'page.svelte': "<script>const load = () => import('@prisma/client')</script>" }
    expect((await databaseProblems(makePlugin('bad', { files }))).sort()).toEqual([
      'page.svelte: "@prisma/client" is imported. Reach the database through context.db: it is guarded, and the caller\'s.',
      'rows.ts: "pg" is imported. Reach the database through context.db: it is guarded, and the caller\'s.',
      'rows.ts:3: the reason of context.system(context.reason) must stand there as a text',
    ])
  })

  test('when a language lacks words, and when nothing uses them', async () => {
    const bad = makePlugin('bad', { messages: { en: { 'nav.title': 'Bad', 'page.title': 'Page' }, 'zh-CN': { 'page.title': '页面' } } })
    expect(wordProblems(bad, await assemble([bad]))).toEqual([
      '"nav.title" of "bad" has no words in zh-CN. Add it to messages/zh-CN.ts.',
      '"plugin.description" of "bad" has no words in zh-CN. Add it to messages/zh-CN.ts.',
      'Nothing in "bad" uses the words "page.title". Remove them from messages, in both languages.',
    ])
  })

  test('when its screens name what is not there', () => {
    const bad = makePlugin('bad', { files: { 'ui.ts': "defineUi({ id: 'other', routes: [{ load: () => import('./gone.svelte'), may: 'bad:look' }] })" } })
    writePackage(bad, { tenon: { ui: './ui.ts' } })
    expect(uiProblems(bad, [bad])).toEqual([
      'The screens of "bad" carry another id. Call defineUi({ id: \'bad\' }) in ./ui.ts.',
      'The screens of "bad" load ./gone.svelte, which does not exist. Correct the path in ./ui.ts.',
      'The screens of "bad" ask for the permission "bad:look", which nothing declares. Declare it, or correct "may" in ./ui.ts.',
    ])
  })

  test('when its tables depend on who came first', async () => {
    const bad = withMigration(makePlugin('bad'), "do $$ begin if to_regclass('zoo.animal') is not null then create schema bad; create table bad.extra (id int); end if; end $$;")
    const zoo = withMigration(makePlugin('zoo'), 'create schema zoo; create table zoo.animal (id int);')
    expect(await dataProblems(bad, [bad, zoo])).toEqual(['The tables differ when "bad" is installed after the others instead of with them. Let its migrations touch its own tables only.'])
  })

  test('when its API depends on the order of the list', async () => {
    let times = 0
    const bad = makePlugin('bad', { schema: (b) => void b.queryField(`answer${times++}`, (t) => t.boolean({ resolve: () => true })) })
    expect(await orderProblems(bad, [bad])).toEqual(['The API of "bad" depends on the order in which plugins are listed. Let "schema" decide by what is enabled, never by what ran before it.'])
  })

  test('when it takes a field from the API that others have', async () => {
    let isAlone = true
    const zoo = makePlugin('zoo', { schema: (b) => void (isAlone && b.queryField('animals', (t) => t.boolean({ resolve: () => true }))) })
    await assemble([zoo])
    const bad = makePlugin('bad', { schema: () => void (isAlone = false) })
    expect(await breaksOf(bad, [bad, zoo])).toEqual(['Enabling "bad" breaks programs written without it: Query.animals was removed. Add beside what others have; take nothing away.'])
  })
})

function writePackage({ definition }: Plugin, more: object): void {
  writeFileSync(new URL('package.json', definition.package), JSON.stringify({ name: '@acme/bad', version: '1.0.0', ...more }))
}

function withMigration(plugin: Plugin, sql: string): Plugin {
  mkdirSync(fileURLToPath(new URL('migrations', plugin.definition.package)))
  writeFileSync(new URL('migrations/0001_init.sql', plugin.definition.package), sql)
  return plugin
}
