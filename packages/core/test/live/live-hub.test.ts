import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LiveHub } from '../../src/live/live-hub.ts'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'

describe('the stream of somebody who may read nothing of what happens', () => {
  let test: TestApp
  let rep: TestCaller
  beforeAll(async () => {
    test = await createTestApp({ plugins: [] })
    rep = await test.as('REP')
  })
  afterAll(() => test.close())

  it('beats all the same, so that nobody in between takes it for dead', async () => {
    const sent: string[] = []
    const errors: unknown[] = []
    const hub = new LiveHub({ app: test.app, onError: (error) => errors.push(error), every: 20, beat: 150 })
    const principal = await test.app.principalOf(rep.personId)
    await hub.add({ personId: rep.personId, after: null, read: async () => test.app.createContext(principal), send: (event) => sent.push(event) > 0, end: () => sent.push('end') })
    // A busy company: somebody writes more often than a silent stream beats.
    const until = Date.now() + 20_000
    let writes = 0
    while (sent.filter((event) => event === 'beat').length < 4 && Date.now() < until) {
      await test.app.database.pool.query("insert into core.history_entry (id, model, record_id, action, source, changes) values (gen_random_uuid(), 'Webhook', gen_random_uuid(), 'UPDATE', 'other', '{}')")
      writes++
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await hub.close()
    expect(writes).toBeGreaterThan(4)
    expect(errors).toEqual([])
    expect(sent.filter((event) => event === 'changed' || event === 'over')).toEqual([])
    expect(sent.filter((event) => event === 'beat').length).toBeGreaterThanOrEqual(4)
  })
})
