import { describe, expect, test } from 'vitest'
import type { Plugin } from '../../plugin/plugin-types.ts'
import { assemble, needed } from './assemble.ts'
import { dataProblems } from './data.ts'
import { databaseProblems } from './database.ts'
import { rightsProblems } from './rights.ts'
import { breaksOf, orderProblems } from './sdl.ts'
import { uiProblems } from './ui.ts'
import { wordProblems } from './words.ts'

export interface ContractOptions {
  /** The plugins that this one requires or enhances, and any that it shall live beside. @default none */
  readonly others?: readonly Plugin[]
  /** Models of the plugin that every signed-in person may read, with or without a role. @default none */
  readonly open?: readonly string[]
}

/**
 * The tests that every plugin passes, one call in a test file: it boots with and without its optional partners, in any order, keeps its data,
 * denies by default, goes through the guard, speaks both languages, and takes nothing from the API of others. A failure says what to do.
 */
export function pluginContract(plugin: Plugin, { others = [], open = [] }: ContractOptions = {}): void {
  const { id, enhances = {} } = plugin.definition
  const alone = needed(plugin, others)
  const optional = others.filter(({ definition }) => enhances[definition.id] !== undefined)
  const everyone = [plugin, ...others]
  describe(`the plugin ${id} keeps the contract`, () => {
    test('it boots with nothing but what it requires', async () => expect((await assemble(alone)).composition.plugins).toHaveLength(alone.length))
    for (const other of optional) test(`it boots with ${other.definition.id} beside it`, async () => expect((await assemble([...new Set([...alone, ...needed(other, others)])])).composition.plugins).toContain(other))
    test('it means the same in whatever order plugins are listed', async () => expect(await orderProblems(plugin, everyone)).toEqual([]))
    test('it gives the same tables when it comes later, and keeps its rows while it is disabled', async () => expect(await dataProblems(plugin, everyone)).toEqual([]))
    test('its rules hold for every role, and somebody without a role may do nothing', async () => expect(rightsProblems(plugin, await assemble(everyone), open)).toEqual([]))
    test('it reaches the database through the guard, and says why where it does not', async () => expect(await databaseProblems(plugin)).toEqual([]))
    test('it has all its words in both languages, and none too many', async () => expect(wordProblems(plugin, await assemble(everyone))).toEqual([]))
    test('its screens name only what is there', () => expect(uiProblems(plugin, everyone)).toEqual([]))
    test('it takes nothing from the API of the others', async () => expect(await breaksOf(plugin, everyone)).toEqual([]))
  })
}
