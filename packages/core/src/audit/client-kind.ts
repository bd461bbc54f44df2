const programs: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Edge', /\bEdgA?\//],
  ['WeChat', /\bMicroMessenger\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bVersion\/[\d.]+ .*Safari\//],
]

const systems: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['iOS', /\b(iPhone|iPad|iPod)\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
]

/** The kind of program behind a user agent: 'Chrome on Windows'; for others their own name, 'curl'. Versions are left out. */
export function clientKind(userAgent: string): string | null {
  const program = nameIn(programs, userAgent)
  if (program === undefined) return /^[\w.-]{1,40}/.exec(userAgent)?.[0] ?? null
  const system = nameIn(systems, userAgent)
  return system === undefined ? program : `${program} on ${system}`
}

function nameIn(list: typeof programs, userAgent: string): string | undefined {
  return list.find(([, pattern]) => pattern.test(userAgent))?.[0]
}
