import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pruneNotifications } from '../../src/notifications/index.ts'
import { createTestApp, type TestApp } from '../../src/testing/index.ts'

describe('notifications that are old', () => {
  let test: TestApp

  beforeAll(async () => {
    test = await createTestApp({ plugins: [] })
  })
  afterAll(() => test.close())

  it('go 90 days after they were read, and after a year in any case', async () => {
    const now = new Date('2026-06-01T00:00:00Z')
    const { personId } = await test.as('REP')
    const add = (kind: string, createdAt: string, readAt: string | null) => test.app.base['notification']!['create']!({ data: { personId, kind, params: {}, createdAt: new Date(createdAt), readAt: readAt === null ? null : new Date(readAt) } })
    await add('read long ago', '2026-01-01', '2026-03-02T00:00:00Z')
    await add('read lately', '2026-01-01', '2026-03-04T00:00:00Z')
    await add('never read', '2025-06-02', null)
    await add('forgotten', '2025-05-31', null)
    expect(await pruneNotifications(test.app, now)).toBe(2)
    const left = (await test.app.base['notification']!['findMany']!({ orderBy: { kind: 'asc' } })) as { kind: string }[]
    expect(left.map(({ kind }) => kind)).toEqual(['never read', 'read lately'])
    expect(await pruneNotifications(test.app, now)).toBe(0)
  })
})
