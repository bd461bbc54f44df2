import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkSecondStepRoles } from '../../src/app/second-step-gate.ts'
import { createTestApp, type TestApp } from '../../src/testing/index.ts'

let test: TestApp
beforeAll(async () => {
  test = await createTestApp({ plugins: [] })
})
afterAll(() => test.close())

it('a server does not start that requires a second step of a role that does not exist: it would protect nobody', async () => {
  await checkSecondStepRoles(test.app, ['FINANCE', 'SYSADMIN'])
  const misspelt = checkSecondStepRoles(test.app, ['FINANCE', 'SYSADMN'])
  await expect(misspelt).rejects.toMatchObject({ code: 'SECOND_STEP_ROLE_UNKNOWN', params: { role: 'SYSADMN', known: expect.stringContaining('SYSADMIN') } })
})
