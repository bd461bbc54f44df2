import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '@tenon/core/testing'
import { courses } from '../src/index.ts'

const create = 'mutation ($input: CreateCourseInput!) { createCourse(input: $input) { __typename ... on CreateCoursePayload { course { id title level fee { amount currency } } } ... on Error { code } } }'

describe('a plugin of a partner', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await createTestApp({ plugins: [courses()] })
  })
  afterAll(() => test.close())

  it('takes about 45 lines for a model with API, rights and screens', () => {
    const lines = ['model.prisma', 'src/index.ts'].flatMap((file) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8').split('\n'))
    expect(lines.filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(55)
  })

  it('lets a manager plan a course and a rep see it', async () => {
    const manager = await test.as('MANAGER', { unit: 'north', heads: true })
    const rep = await test.as('REP', { unit: 'north' })
    const created = await manager.graphql(create, { input: { title: 'Negotiation', level: 'ADVANCED', fee: { amount: '1200.50' } } })
    expect(created.data?.['createCourse']).toMatchObject({ course: { title: 'Negotiation', level: 'ADVANCED', fee: { amount: '1200.50', currency: 'CNY' } } })
    const seen = await rep.graphql('{ courses { totalCount nodes { title } } }')
    expect(seen.data).toEqual({ courses: { totalCount: 1, nodes: [{ title: 'Negotiation' }] } })
  })

  it('refuses a rep who tries to plan one', async () => {
    const rep = await test.as('REP')
    expect((await rep.graphql(create, { input: { title: 'Secret' } })).data?.['createCourse']).toMatchObject({ __typename: 'RefusedError', code: 'FORBIDDEN' })
  })

  it('gives the shell all that it needs to draw a list, a board and a form', async () => {
    const manager = await test.as('MANAGER')
    const meta = (await manager.graphql<{ resourceMeta: { path: string; board: { groupBy: string }; may: { create: boolean } } }>('{ resourceMeta(name: "Course") }')).data!.resourceMeta
    expect(meta.path).toBe('/courses/courses')
    expect(meta.board.groupBy).toBe('level')
    expect(meta.may.create).toBe(true)
  })
})
