const MAC: Readonly<Record<string, string>> = { mod: '⌘', shift: '⇧', alt: '⌥', enter: '↵', escape: 'Esc', arrowup: '↑', arrowdown: '↓', arrowleft: '←', arrowright: '→' }
const OTHER: Readonly<Record<string, string>> = { ...MAC, mod: 'Ctrl', shift: 'Shift', alt: 'Alt', enter: 'Enter' }

export function isMac(platform: string = globalThis.navigator?.platform ?? ''): boolean {
  return /^(Mac|iP)/.test(platform)
}

/** What is printed on the keys of a chord ('mod+k') or of a sequence ('g p'). */
export function keyCaps(keys: string, mac: boolean = isMac()): string[] {
  const names = mac ? MAC : OTHER
  return keys
    .split(' ')
    .flatMap((chord) => chord.split('+'))
    .map((key) => names[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key))
}
