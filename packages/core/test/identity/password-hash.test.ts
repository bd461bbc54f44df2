import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPasswordHasher, strongPasswordCost } from '../../src/identity/password-hash.ts'
import { codeOf, goodPassword, office, openIdentity, type IdentityFixture } from './open-identity.ts'

describe('hashing a password', () => {
  const cheap = createPasswordHasher(10)

  it('never gives the same text twice, and knows each again', async () => {
    const [first, second] = [await cheap.hash(goodPassword), await cheap.hash(goodPassword)]
    expect(first).not.toBe(second)
    for (const hash of [first, second]) expect(await cheap.verify({ hash, password: goodPassword })).toBe(true)
    expect(await cheap.verify({ hash: first, password: `${goodPassword} ` })).toBe(false)
  })

  it('reads older hashes with the factor they were made with', async () => {
    expect(await createPasswordHasher(11).verify({ hash: await cheap.hash(goodPassword), password: goodPassword })).toBe(true)
  })

  it('takes a password for the same in whatever Unicode form the keyboard sends it', async () => {
    expect(await cheap.verify({ hash: await cheap.hash('café-au-lait'), password: 'cafe\u0301-au-lait' })).toBe(true)
  })

  it('finds nothing right about a damaged hash, and is not made to work endlessly by one', async () => {
    for (const hash of ['', 'plain', '$scrypt$ln=30,r=8,p=1$AAAA$AAAA', '$scrypt$ln=10,r=8,p=1$$']) expect(await cheap.verify({ hash, password: '' })).toBe(false)
  })
})

describe('at full strength', () => {
  let fixture: IdentityFixture

  beforeAll(async () => {
    fixture = await openIdentity({ passwordCost: strongPasswordCost })
    await fixture.identity.createUser({ name: '李雷', email: 'li@qiming.example', password: goodPassword })
  })
  afterAll(() => fixture.close())

  const timed = async (email: string): Promise<number> => {
    const start = performance.now()
    await codeOf(fixture.identity.signInWithPassword({ email, password: 'wrong password' }, office))
    return performance.now() - start
  }

  it('follows OWASP: N = 2^17, r = 8, p = 1', async () => {
    const [account] = await fixture.db.authAccount.findMany<{ password: string }>({})
    expect(account!.password).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$/)
  })

  it('takes about as long for an unknown address as for a known one', async () => {
    const known: number[] = []
    const unknown: number[] = []
    for (let round = 0; round < 2; round++) {
      known.push(await timed('li@qiming.example'))
      unknown.push(await timed(`nobody${round}@qiming.example`))
    }
    // Without the work for an unknown address it would be fifty.
    const ratio = Math.min(...known) / Math.min(...unknown)
    expect(ratio).toBeGreaterThan(0.4)
    expect(ratio).toBeLessThan(2.5)
  })

  it('leaves the process free for others meanwhile', async () => {
    const start = performance.now()
    const work = Promise.all(Array.from({ length: 2 }, (_, index) => timed(`crowd${index}@qiming.example`)))
    let longest = 0
    let last = performance.now()
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)
    await work
    clearInterval(timer)
    // Hashed in the thread of requests, each would hold everybody up for half of the time.
    expect(longest).toBeLessThan(0.4 * (performance.now() - start))
  })
})
