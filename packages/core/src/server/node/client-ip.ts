import { BlockList, isIP, isIPv6 } from 'node:net'

export interface TrustedProxies {
  /** Whether the header of this connection may be believed. */
  includes(ip: string): boolean
}

/** Addresses or networks ('10.0.0.0/8', '::1') of the proxies in front of the server. */
export function readTrustedProxies(entries: readonly string[]): TrustedProxies {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  return { includes: (ip) => isIP(ip) !== 0 && list.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4') }
}

/**
 * The address of the client: that of the connection. Only behind a trusted proxy X-Forwarded-For counts, read from the right
 * to the first address that is not a trusted proxy's: everything left of it was written by the client.
 */
export function clientIp(connection: string, forwardedFor: string | undefined, proxies: TrustedProxies): string {
  let ip = plain(connection)
  const hops = (forwardedFor ?? '').split(',').map((hop) => plain(hop.trim()))
  while (proxies.includes(ip)) {
    const hop = hops.pop()
    if (hop === undefined || isIP(hop) === 0) break
    ip = hop
  }
  return ip
}

/** '::ffff:10.0.0.1' is how a dual-stack socket writes 10.0.0.1. */
function plain(ip: string): string {
  return ip.replace(/^::ffff:(?=\d+\.)/i, '')
}
