const signatures: readonly (readonly [type: string, bytes: readonly number[], offset?: number])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', [0x57, 0x45, 0x42, 0x50], 8],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
]

/** The type of a content that browsers show and do not run, by its first bytes and not by what somebody said; null for all others. */
export function showable(bytes: Uint8Array): string | null {
  const found = signatures.find(([, signature, offset = 0]) => signature.every((byte, index) => bytes[offset + index] === byte))
  return found?.[0] ?? null
}
