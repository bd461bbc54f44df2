import { createTestApp, type TestApp } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import config from '../tenon.config.ts'

interface Matrix { readonly roleMatrix: { readonly plugins: readonly { readonly id: string; readonly title: string; readonly permissions: readonly { readonly key: string; readonly title: string }[] }[]; readonly roles: readonly { readonly key: string; readonly title: string }[] } }

const HAN = /\p{Script=Han}/u

let company: TestApp
beforeAll(async () => {
  company = await createTestApp({ plugins: config.plugins, company: config.company })
})
afterAll(() => company.close())

async function matrix(locale: string): Promise<Matrix['roleMatrix']> {
  const admin = await company.as('SYSADMIN')
  return (await admin.graphql<Matrix>('{ roleMatrix { plugins { id title permissions { key title } } roles { key title } } }', {}, { 'accept-language': locale })).data!.roleMatrix
}

describe('every permission of every plugin', () => {
  it('has a title of its own in English and in Chinese, as have the plugins and the roles', async () => {
    const [english, chinese] = [await matrix('en'), await matrix('zh-CN')]
    const titles = ({ plugins, roles }: Matrix['roleMatrix']): [string, string][] => [...plugins.flatMap(({ id, title, permissions }) => [[id, title] as [string, string], ...permissions.map((permission): [string, string] => [permission.key, permission.title])]), ...roles.map((role): [string, string] => [role.key, role.title])]
    expect(titles(english).filter(([key, title]) => title === key || title.trim() === '' || HAN.test(title))).toEqual([])
    expect(titles(chinese).filter(([, title]) => !HAN.test(title))).toEqual([])
    for (const one of [english, chinese]) for (const { permissions } of one.plugins) expect(new Set(permissions.map(({ title }) => title)).size).toBe(permissions.length)
  })

  it('is said in the messages as its definition says it', () => {
    for (const { definition } of company.app.plugins) {
      for (const [key, { title }] of Object.entries(definition.permissions ?? {})) {
        expect([key, definition.messages?.['en']?.[`permissions.${key}`]]).toEqual([key, title])
        expect(definition.messages?.['zh-CN']?.[`permissions.${key}`]).toMatch(HAN)
      }
    }
  })
})
