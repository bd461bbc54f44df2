import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defineErrors, type FieldProblem } from '../../src/errors/tenon-error.ts'
import { identityErrors } from '../../src/identity/index.ts'
import { fieldsInWords, inWords, wordingOf } from '../../src/messages/errors/wording.ts'
import type { Plugin } from '../../src/plugin/plugin-types.ts'
import { rightsErrors } from '../../src/rights/errors.ts'
import { serverErrors } from '../../src/server/index.ts'
import { problem } from '../../src/schema/input-problems.ts'
import { address, openApp, type AppFixture } from '../server/open-app.ts'

const errors = defineErrors({
  COURSE_FULL: { status: 409, message: 'The course {name} is full.' },
  COURSE_OVER: { status: 409, message: 'The course is over.' },
})
const courses = plugin({
  en: { Course: 'Course', 'error.COURSE_FULL': 'The course {name} is full.' },
  'zh-CN': { Course: '课程', 'Course.title': '课程名称', 'field.owner': '负责人', 'error.COURSE_FULL': '课程“{name}”已满员。' },
})
const wording = wordingOf([courses])
const chinese = (refusal: Parameters<typeof inWords>[0]): string => inWords(refusal, 'zh-CN', wording)

describe('a refusal in Chinese', () => {
  test('is the sentence of the core or of the plugin that declares it, with its parameters', () => {
    expect(chinese(identityErrors.TOO_MANY_ATTEMPTS({ retryAfter: 8 }))).toBe('尝试次数过多，请在 8 秒后重试。')
    expect(chinese(errors.COURSE_FULL({ name: '谈判' }))).toBe('课程“谈判”已满员。')
  })

  test('calls resources and fields by their labels', () => {
    expect(chinese(rightsErrors.DUPLICATE({ what: 'Course', fields: 'title, owner, code' }))).toBe('已有课程名称、负责人、code相同的课程，请更换取值，或直接使用已有的记录。')
  })

  test('leaves keywords of a mapping and texts of people as they are', () => {
    const mapping = { code: 'MAPPING_FIELD_READ_ONLY', message: '', params: { resource: 'Course', field: 'title' } }
    expect(chinese(mapping)).toBe('Course.title 由系统维护，不能导入。')
    expect(chinese(errors.COURSE_FULL({ name: 'Course' }))).toBe('课程“Course”已满员。')
  })

  test('stays English where nobody wrote it in Chinese, or a parameter is missing', () => {
    expect(chinese(errors.COURSE_OVER())).toBe('The course is over.')
    expect(chinese(identityErrors.TOO_MANY_ATTEMPTS())).toContain('Too many attempts')
    expect(chinese({ code: 'constructor', message: 'Strange.' })).toBe('Strange.')
  })

  test('says each field in words; one that repeats the refusal has its parameters', () => {
    const fields: FieldProblem[] = [problem('name', 'TOO_LONG', { limit: 5 }), { path: 'title', code: 'DUPLICATE', message: 'There is already one.' }]
    expect(fieldsInWords(fields, rightsErrors.DUPLICATE({ what: 'Course', fields: 'title' }), chinese).map(({ message }) => message)).toEqual(['最多 5 个字符。', '已有课程名称相同的课程，请更换取值，或直接使用已有的记录。'])
  })
})

describe('the server', () => {
  let fixture: AppFixture
  beforeAll(async () => {
    const refusing = { method: 'GET', path: '/api/full', access: 'public', handler: () => Promise.reject(errors.COURSE_FULL({ name: 'A' }, { fields: [problem('title', 'REQUIRED')] })) } as const
    fixture = await openApp((app) => ({ ...app, wording, routes: [refusing] }))
  })
  afterAll(() => fixture.close())

  const ask = async (path: string, language: string, init: RequestInit = {}): Promise<unknown> => (await fixture.handler.fetch(new Request(address + path, { ...init, headers: { 'accept-language': language, 'content-type': 'application/json', ...(init.headers as Record<string, string>) } }))).json()
  const query = (text: string, language: string): Promise<unknown> => ask('/graphql', language, { method: 'POST', body: JSON.stringify({ query: text }), headers: { authorization: fixture.authorization } })

  test('refuses in the language of the request, fields too', async () => {
    expect(await ask('/api/full', 'zh-TW,en;q=0.5')).toMatchObject({ code: 'COURSE_FULL', message: '课程“A”已满员。', fields: [{ path: 'title', code: 'REQUIRED', message: '请填写此项。' }] })
    expect(await ask('/api/full', 'en-GB')).toMatchObject({ message: 'The course A is full.', fields: [{ message: 'Fill this in.' }] })
  })

  test('refuses in the language of the company where the request names none that is spoken here', async () => {
    expect(await ask('/api/full', 'fr, *;q=0.1')).toMatchObject({ message: '课程“A”已满员。' })
  })

  test('refuses a query in the language of the request, before it runs and in a field', async () => {
    const messageOf = async (answer: Promise<unknown>): Promise<string> => ((await answer) as { errors: { message: string }[] }).errors[0]!.message
    expect(await messageOf(ask('/graphql', 'zh-CN', { method: 'POST', body: '{}' }))).toBe('登录已失效，或请求未携带有效的 API 令牌。请重新登录，或使用未过期的令牌。')
    expect(await messageOf(query('{ nobody }', 'zh-CN'))).toBe('查询与接口结构不符：Cannot query field "nobody" on type "Query".')
    expect(await messageOf(query('{ broken }', 'zh-CN'))).toMatch(/^系统出现异常，请重试。如果再次出现，请将请求编号 \S+ 告知管理员。$/)
    expect(await messageOf(query('{ broken }', 'en'))).toContain('Something went wrong on our side.')
  })

  test('keeps what a refusal says in HTTP’s own words', async () => {
    const { code, message } = serverErrors.PATH_UNKNOWN({ path: '/nowhere' })
    expect(await ask('/nowhere', 'en')).toMatchObject({ code, message })
  })
})

function plugin(messages: NonNullable<Plugin['definition']['messages']>): Plugin {
  return { definition: { id: 'courses', description: '', package: new URL(import.meta.url), messages }, config: undefined, name: 'courses', version: '1.0.0' }
}
