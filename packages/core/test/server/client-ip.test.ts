import { describe, expect, it } from 'vitest'
import { addressBlock } from '../../src/identity/client-address.ts'
import { clientIp, readTrustedProxies } from '../../src/server/node/client-ip.ts'

const proxies = readTrustedProxies(['10.0.0.0/8', '::1'])

describe('the address of a client', () => {
  it('is that of the connection, whatever X-Forwarded-For says', () => {
    expect(clientIp('203.0.113.7', '1.2.3.4', readTrustedProxies([]))).toBe('203.0.113.7')
    expect(clientIp('203.0.113.7', '1.2.3.4', proxies)).toBe('203.0.113.7')
    expect(clientIp('::ffff:203.0.113.7', undefined, proxies)).toBe('203.0.113.7')
  })

  it('behind a trusted proxy is what that proxy saw, not what the client wrote before', () => {
    expect(clientIp('10.0.0.1', '1.2.3.4, 203.0.113.7', proxies)).toBe('203.0.113.7')
    expect(clientIp('::ffff:10.0.0.1', '1.2.3.4, 203.0.113.7, 10.9.9.9', proxies)).toBe('203.0.113.7')
    expect(clientIp('::1', '2001:db8::7', proxies)).toBe('2001:db8::7')
  })

  it('is the proxy’s own where the header is missing or no address', () => {
    for (const header of [undefined, '', 'unknown', '1.2.3.4, x', '10.0.0.2']) expect(clientIp('10.0.0.1', header, proxies)).toMatch(/^10\./)
  })
})

describe('the part of an address that one client cannot change', () => {
  it('is all of an IPv4 address and the network of an IPv6 one, in one spelling', () => {
    const cases: Record<string, string> = {
      '203.0.113.7': '203.0.113.7',
      '::ffff:203.0.113.7': '203.0.113.7',
      '::ffff:cb00:7107': '203.0.113.7',
      '2001:db8:1:2:3:4:5:6': '2001:db8:1:2::/64',
      '2001:0DB8:0001:0002::9': '2001:db8:1:2::/64',
      '2001:db8::9': '2001:db8:0:0::/64',
      '::1': '0:0:0:0::/64',
      'fe80::1%eth0': 'fe80:0:0:0::/64',
      nonsense: 'unknown',
      '': 'unknown',
    }
    for (const [ip, block] of Object.entries(cases)) expect([ip, addressBlock(ip)]).toEqual([ip, block])
  })
})
