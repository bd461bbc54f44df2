import { createHmac } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

const folder = fileURLToPath(new URL('../node_modules/.webhooks-guide/', import.meta.url))
const secret = 'tnwh_of-the-guide'

describe('the guide of webhooks', () => {
  let receiver: { server: Server }
  let config: { default: { company: { webhooks: object } } }

  beforeAll(async () => {
    const guide = readFileSync(new URL('../../../docs/guides/webhooks.md', import.meta.url), 'utf8')
    const blocks = [...guide.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!)
    mkdirSync(folder, { recursive: true })
    blocks.forEach((code, index) => writeFileSync(join(folder, `${index}.ts`), code))
    const load = (index: number) => import(/* @vite-ignore */ pathToFileURL(join(folder, `${index}.ts`)).href)
    receiver = (await load(0)) as typeof receiver
    config = (await load(1)) as typeof config
    await new Promise<void>((resolve) => receiver.server.listen(0, '127.0.0.1', resolve))
    vi.stubEnv('TENON_WEBHOOK_SECRET', secret)
  })
  afterAll(() => {
    vi.unstubAllEnvs()
    receiver.server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('has a receiver that takes what is signed, and nothing else', async () => {
    const printed = vi.spyOn(console, 'log').mockImplementation(() => {})
    const body = JSON.stringify({ id: '0198', type: 'contract.signed', version: 1, at: '', recordId: null, data: { number: 'C-1' } })
    const second = Math.floor(Date.now() / 1_000)
    const answerTo = async (key: string): Promise<number> => (await fetch(`http://127.0.0.1:${(receiver.server.address() as AddressInfo).port}`, { method: 'POST', body, headers: { 'tenon-signature': `t=${second},v1=${createHmac('sha256', key).update(`${second}.${body}`).digest('hex')}` } })).status
    expect([await answerTo(secret), await answerTo('another')]).toEqual([204, 401])
    expect(printed.mock.calls).toEqual([['contract.signed', { number: 'C-1' }]])
    printed.mockRestore()
  })

  it('has a configuration that allows a range', () => {
    expect(config.default.company.webhooks).toEqual({ privateRanges: ['10.1.0.0/16'] })
  })
})
