import { isIPv4, isIPv6 } from 'node:net'

/** Set by the server from the connection on every request; what a client sends under this name is overwritten. */
export const clientIpHeader = 'x-tenon-client-ip'

/** Says within the server by which way a session came about. */
export const signInWayHeader = 'x-tenon-sign-in-way'

/**
 * The part of an address that one client cannot change at will: an IPv4 address, or the /64 network of an IPv6 one.
 * All spellings of an address give the same text.
 */
export function addressBlock(ip: string): string {
  if (isIPv4(ip)) return ip
  const bare = ip.replace(/%.*$/, '')
  if (!isIPv6(bare)) return 'unknown'
  const groups = expand(bare)
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (isMapped) return [groups[6]! >> 8, groups[6]! & 255, groups[7]! >> 8, groups[7]! & 255].join('.')
  return groups.slice(0, 4).map((group) => group.toString(16)).join(':') + '::/64'
}

/** The eight 16-bit groups of a valid IPv6 address. */
function expand(ip: string): number[] {
  // The URL parser brings every spelling, dotted tails included, into the one canonical form.
  const canonical = new URL(`http://[${ip}]/`).hostname.slice(1, -1)
  const [head = '', tail] = canonical.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0')
  return [...left, ...zeros, ...right].map((group) => Number.parseInt(group, 16))
}
