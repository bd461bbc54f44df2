import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCommand } from '../../src/cli/commands.ts'
import { createTestApp, type TestApp } from '../../src/testing/index.ts'

let test: TestApp
beforeAll(async () => {
  test = await createTestApp({ plugins: [] })
})
afterAll(() => test.close())

it('tenon user unlink takes the accounts of providers away, and leaves the password', async () => {
  const email = 'li@qiming.example'
  const { personId } = await test.identity.createUser({ name: '李雷', email, password: 'a long enough phrase 42' })
  const accounts = test.app.base['authAccount']!
  const { id: userId } = (await test.app.base['authUser']!['findUnique']!({ where: { personId } })) as { id: string }
  await accounts['create']!({ data: { userId, providerId: 'https://login.example', accountId: '4711' } })
  await test.identity.redeemSignInLink((await test.identity.issueSignInLink(personId, { validFor: 60 })).token, { ip: '203.0.113.7', userAgent: 'test' })
  let printed = ''
  const run = (address: string) => runCommand({ command: 'user unlink', options: { email: address } }, { app: test.app, identity: test.identity, publicUrl: 'http://tenon', write: (text) => void (printed += text) })
  expect(await run(' Li@Qiming.example ')).toBe(0)
  expect(printed).toContain('one account')
  expect(await accounts['findMany']!({ where: { userId }, select: { providerId: true } })).toEqual([{ providerId: 'credential' }])
  expect(await test.identity.listSessions(personId)).toEqual([])
  await expect(run('nobody@qiming.example')).rejects.toMatchObject({ code: 'PERSON_UNKNOWN' })
})
