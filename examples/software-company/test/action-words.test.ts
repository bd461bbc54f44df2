import { createTestApp, type TestApp } from '@tenon/core/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import config from '../tenon.config.ts'

const HAN = /\p{Script=Han}/u

let company: TestApp
beforeAll(async () => {
  company = await createTestApp({ plugins: config.plugins, company: config.company })
})
afterAll(() => company.close())

function word(plugin: string, locale: string, key: string): string {
  const { definition } = company.app.plugins.find((one) => one.definition.id === plugin)!
  return definition.messages?.[locale]?.[key] ?? ''
}

it('every action on the page of a record, and everything that it asks, has words in English and in Chinese', () => {
  const actions = [...company.app.registry.actions.values()].flat()
  expect(actions.map(({ key }) => key)).toEqual(expect.arrayContaining(['issueInvoice', 'quoteOpportunity', 'recordPurchase']))
  const keys = actions.flatMap(({ key, plugin, words, inputs }) => [[plugin, `action.${key}`], ...inputs.map(({ name, like }) => [words.plugin, `${words.name}.${like ?? name.replace(/Id$/, '')}`])] as const)
  expect(keys.filter(([plugin, key]) => { const text = word(plugin!, 'en', key!); return text === '' || HAN.test(text) })).toEqual([])
  expect(keys.filter(([plugin, key]) => !HAN.test(word(plugin!, 'zh-CN', key!)))).toEqual([])
})
