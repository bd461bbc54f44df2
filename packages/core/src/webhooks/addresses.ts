import { BlockList, isIP } from 'node:net'
import { webhookErrors } from './errors.ts'

/** Whether webhooks may connect to an address. */
export interface AddressRule {
  allows(address: string): boolean
  /** Whether it is allowed although it is private: what is sent there need not be encrypted. */
  isPrivateAllowed(address: string): boolean
  readonly hasPrivate: boolean
}

/** Everything inside of networks, reserved, or a way round: carriers' networks, documentation, multicast, relays. RFC 6890. */
const PRIVATE_4 = ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4']
/** Of 2000::/3, which alone is public: Teredo and its like, documentation, 6to4. */
const PRIVATE_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

/** Throws WEBHOOK_RANGE_INVALID. */
export function addressRule(privateRanges: readonly string[] = []): AddressRule {
  const blocked = blockList([...PRIVATE_4, ...PRIVATE_6])
  const publicSix = blockList(['2000::/3'])
  const allowed = blockList(privateRanges)
  const isPrivateAllowed = (address: string): boolean => has(allowed, plain(address))
  const isPublic = (address: string): boolean => (isIP(address) === 6 ? has(publicSix, address) : isIP(address) === 4) && !has(blocked, address)
  return { isPrivateAllowed, allows: (address) => isPrivateAllowed(address) || isPublic(plain(address)), hasPrivate: privateRanges.length > 0 }
}

function has(list: BlockList, address: string): boolean {
  const family = isIP(address)
  return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

/** An IPv4 address that is written as IPv6, '::ffff:127.0.0.1' or '::ffff:7f00:1', as what it is; without a zone. */
function plain(address: string): string {
  const bare = address.replace(/%.*$/, '')
  if (isIP(bare) !== 6) return bare
  const canonical = new URL(`http://[${bare}]`).hostname.slice(1, -1)
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical) ?? []
  if (high === undefined || low === undefined) return canonical
  const [a, b] = [parseInt(high, 16), parseInt(low, 16)]
  return [a >> 8, a & 255, b >> 8, b & 255].join('.')
}

function blockList(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [network = '', prefix = ''] = range.split('/')
    const family = isIP(network)
    if (family === 0 || !/^\d{1,3}$/.test(prefix) || Number(prefix) > (family === 6 ? 128 : 32)) throw webhookErrors.WEBHOOK_RANGE_INVALID({ range })
    list.addSubnet(network, Number(prefix), family === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}
