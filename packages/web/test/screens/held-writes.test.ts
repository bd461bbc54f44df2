import { describe, expect, it } from 'vitest'
import { heldWrites, type Waiting } from '../../src/data/held-writes.ts'

/** A line that is cut and mended, and a server that notes the keys of what reaches it. */
function openLine({ answersGetLost = false } = {}) {
  const onMend: (() => void)[] = []
  let lost = true
  let waiting: Waiting | null = null
  const arrived: string[] = []
  const send: typeof fetch = (_url, init) => {
    if (lost && !answersGetLost) return Promise.reject(new TypeError('Failed to fetch'))
    arrived.push(new Headers(init?.headers).get('idempotency-key')!)
    return lost ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(new Response('{}'))
  }
  const write = heldWrites(send, { isLost: () => lost, whenReached: () => new Promise((resolve) => (lost ? onMend.push(resolve) : resolve())), onWaiting: (now) => (waiting = now) })
  return {
    arrived,
    write: (key: string) => write('/graphql', { method: 'POST', headers: { 'idempotency-key': key } }),
    waiting: () => waiting as Waiting | null,
    mend() {
      lost = false
      for (const resolve of onMend.splice(0)) resolve()
    },
    cut() {
      lost = true
    },
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('a write that finds the connection lost', () => {
  it('waits, and is sent in its turn when the server is back', async () => {
    const line = openLine()
    const answers = ['one', 'two', 'three'].map((key) => line.write(key))
    await settled()
    expect(line.waiting()?.count).toBe(3)
    expect(line.arrived).toEqual([])
    line.mend()
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 200])
    expect(line.arrived).toEqual(['one', 'two', 'three'])
    expect(line.waiting()).toBeNull()
    await line.write('four')
    expect(line.arrived.at(-1)).toBe('four')
  })

  it('keeps its key where only the answer was lost, so that the server writes once', async () => {
    const line = openLine({ answersGetLost: true })
    const answer = line.write('one')
    await settled()
    line.mend()
    expect((await answer).ok).toBe(true)
    expect(line.arrived).toEqual(['one', 'one'])
  })

  it('fails as it would have without waiting where the person gives it up, and so does every other that waits', async () => {
    const line = openLine()
    const answers = Promise.allSettled(['one', 'two'].map((key) => line.write(key)))
    await settled()
    line.waiting()!.giveUp()
    expect((await answers).map((one) => (one.status === 'rejected' ? (one.reason as Error).name : one.status))).toEqual(['TypeError', 'TypeError'])
    expect(line.waiting()).toBeNull()
    line.mend()
    await settled()
    expect(line.arrived).toEqual([])
  })

  it('goes on waiting where the connection is cut again on its way', async () => {
    const line = openLine()
    const first = line.write('one')
    await settled()
    line.mend()
    await first
    line.cut()
    const second = line.write('two')
    await settled()
    expect(line.waiting()?.count).toBe(1)
    line.mend()
    expect((await second).ok).toBe(true)
    expect(line.arrived).toEqual(['one', 'two'])
  })

  it('fails after three attempts where the server is there and the write never arrives', async () => {
    let sent = 0
    const write = heldWrites(() => Promise.reject(new TypeError(`Failed to fetch ${++sent}`)), { isLost: () => true, whenReached: () => Promise.resolve(), onWaiting: () => undefined })
    await expect(write('/graphql')).rejects.toThrow('Failed to fetch 4')
  })

  it('does not wait where it was given up before, or where the page is going', async () => {
    const line = openLine()
    const gone = new AbortController()
    gone.abort()
    const write = heldWrites(() => Promise.reject(new TypeError('Failed to fetch')), { isLost: () => true, whenReached: () => new Promise(() => undefined), onWaiting: () => undefined })
    await expect(write('/graphql', { signal: gone.signal })).rejects.toThrow('Failed to fetch')
    await expect(write('/graphql', { keepalive: true })).rejects.toThrow('Failed to fetch')
    expect(line.waiting()).toBeNull()
  })
})
