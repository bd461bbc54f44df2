import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressRule } from '../../src/webhooks/addresses.ts'
import { send } from '../../src/webhooks/send.ts'
import { openReceiver, type Receiver } from './receiver.ts'

const body = '{"id":"1","type":"bell.rung"}'
const local = addressRule(['127.0.0.0/8'])
const none = addressRule()

describe('an address', () => {
  it.each([
    '127.0.0.1', '127.9.9.9', '0.0.0.0', '10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '192.0.2.1', '198.18.0.1', '224.0.0.1', '255.255.255.255',
    '::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12:3456::1', 'ff02::1', 'fec0::1', '2001:db8::1', '2001::1', '2002:7f00:1::', '64:ff9b::7f00:1', '100::1',
    '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '0:0:0:0:0:ffff:a9fe:a9fe', '::ffff:192.168.0.1', '::127.0.0.1', '', 'localhost', '127.1',
  ])('of a network, of nobody or of no kind is refused: %s', (address) => {
    expect(none.allows(address)).toBe(false)
  })

  it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '::ffff:8.8.8.8'])('of the public is taken: %s', (address) => {
    expect([none.allows(address), none.isPrivateAllowed(address)]).toEqual([true, false])
  })

  it('of a network is taken where the company allows its range, and its neighbours are not', () => {
    const rule = addressRule(['10.1.0.0/16', 'fd00::/8'])
    expect(['10.1.2.3', '::ffff:10.1.2.3', 'fd12::1', '10.2.0.1', '127.0.0.1', 'fc00::1'].map((address) => rule.allows(address))).toEqual([true, true, true, false, false, false])
  })

  it.each(['10.1.0.0', '10.1.0.0/33', 'example.com/8', 'fd00::/129', '10.0.0.0/-1', ''])('range that is none stops the start: %j', (range) => {
    expect(() => addressRule([range])).toThrow(expect.objectContaining({ code: 'WEBHOOK_RANGE_INVALID' }))
  })
})

describe('an attempt', () => {
  let receiver: Receiver
  beforeAll(async () => {
    receiver = await openReceiver()
  })
  afterAll(() => receiver.close())

  const to = (host: string, rule = local, addresses: readonly string[] = [], timeLimit = 5_000) => send({ url: `http://${host}:${receiver.port}/`, headers: {}, body }, { rule, resolve: async () => addresses, timeLimit })

  it('reaches no private address, however it is written', async () => {
    for (const host of ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '0x7f.1', '2130706433', '0177.0.0.1']) expect(await to(host, none)).toMatchObject({ problem: 'PRIVATE_ADDRESS' })
    expect(await to('inside.example', none, ['127.0.0.1'])).toMatchObject({ problem: 'PRIVATE_ADDRESS' })
    expect(await to('half-inside.example', none, ['8.8.8.8', '10.0.0.1'])).toMatchObject({ problem: 'PRIVATE_ADDRESS' })
    expect(receiver.received).toEqual([])
  })

  it('connects to the address that was judged, and asks for the name once: a second answer has no effect', async () => {
    let asked = 0
    const rebinding = async () => [asked++ === 0 ? '127.0.0.1' : '169.254.169.254']
    expect(await send({ url: `http://rebinding.example:${receiver.port}/`, headers: {}, body }, { rule: local, resolve: rebinding })).toMatchObject({ problem: null, answerCode: 204 })
    expect(asked).toBe(1)
    expect(receiver.received.at(-1)!.headers['host']).toBe(`rebinding.example:${receiver.port}`)
    expect(await send({ url: `http://rebinding.example:${receiver.port}/`, headers: {}, body }, { rule: local, resolve: rebinding })).toMatchObject({ problem: 'PRIVATE_ADDRESS' })
  })

  it('sends nothing unencrypted to the public', async () => {
    expect(await to('example.com', none, ['8.8.8.8'])).toMatchObject({ problem: 'PLAIN_HTTP' })
  })

  it('says when a name has no address, nobody listens, or no TLS is spoken', async () => {
    expect(await to('nowhere.example')).toMatchObject({ problem: 'NO_ADDRESS' })
    const closed = await openReceiver()
    await closed.close()
    expect(await send({ url: `http://127.0.0.1:${closed.port}/`, headers: {}, body }, { rule: local })).toMatchObject({ problem: 'CONNECTION' })
    expect((await send({ url: `https://127.0.0.1:${receiver.port}/`, headers: {}, body }, { rule: local })).problem).toMatch(/CERTIFICATE|CONNECTION/)
  })

  it('ends after its time: for a name that is not resolved, for silence, and for an answer that never ends', async () => {
    const silent = createServer((socket) => socket.on('error', () => {}))
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const began = Date.now()
    expect(await send({ url: `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`, headers: {}, body }, { rule: local, timeLimit: 200 })).toMatchObject({ problem: 'TIMEOUT' })
    expect(await send({ url: 'https://slow.example/', headers: {}, body }, { rule: local, timeLimit: 200, resolve: () => new Promise(() => {}) })).toMatchObject({ problem: 'TIMEOUT' })
    receiver.answer = (response) => void response.writeHead(200).write('so')
    expect(await to('127.0.0.1', local, [], 200)).toMatchObject({ problem: 'TIMEOUT' })
    expect(Date.now() - began).toBeLessThan(3_000)
    silent.close()
  })

  it('reads no more of an answer than it keeps', async () => {
    let written = 0
    receiver.answer = (response) => {
      response.writeHead(200)
      const more = (): void => {
        for (; written < 200_000_000; written += 65_536) if (!response.write('x'.repeat(65_536))) return void response.once('drain', more)
        response.end()
      }
      response.on('error', () => {})
      more()
    }
    expect(await to('127.0.0.1')).toEqual({ problem: null, answerCode: 200, answer: 'x'.repeat(1_000) })
    expect(written).toBeLessThan(50_000_000)
  })
})
