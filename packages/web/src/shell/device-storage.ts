/** What this device remembers. A browser may forbid it; then everything works, and nothing is remembered. */
export function readDevice(name: string): string | null {
  try {
    return localStorage.getItem(`tenon.${name}`)
  } catch {
    return null
  }
}

/** Null forgets it. */
export function keepDevice(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`tenon.${name}`)
    else localStorage.setItem(`tenon.${name}`, value)
  } catch {
    // Forbidden or full.
  }
}
