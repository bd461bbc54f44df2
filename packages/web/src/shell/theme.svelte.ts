import { keepDevice, readDevice } from './device-storage.ts'

export type ThemeChoice = 'system' | 'light' | 'dark'

/** Kept on the device; `early-theme.js` applies it before the first paint, so both must agree on names and values. */
const STORED = 'theme'
const CONTRAST = 'contrast'

export class Theme {
  #choice = $state<ThemeChoice>(stored(STORED, ['light', 'dark'] as const) ?? 'system')
  #contrast = $state<'more' | null>(stored(CONTRAST, ['more'] as const))

  get choice(): ThemeChoice {
    return this.#choice
  }

  set choice(choice: ThemeChoice) {
    this.#choice = choice
    keepDevice(STORED, choice === 'system' ? null : choice)
    attribute('theme', choice === 'system' ? null : choice)
  }

  /** Follows what another tab of this browser decides. Returns how to stop. */
  listen(): () => void {
    const stop = new AbortController()
    addEventListener('storage', () => {
      this.choice = stored(STORED, ['light', 'dark'] as const) ?? 'system'
      this.highContrast = stored(CONTRAST, ['more'] as const) !== null
    }, { signal: stop.signal })
    return () => stop.abort()
  }

  get highContrast(): boolean {
    return this.#contrast === 'more'
  }

  set highContrast(on: boolean) {
    this.#contrast = on ? 'more' : null
    keepDevice(CONTRAST, this.#contrast)
    attribute('contrast', on || matchMedia('(prefers-contrast: more)').matches ? 'more' : null)
  }
}

function stored<Value extends string>(name: string, values: readonly Value[]): Value | null {
  const value = readDevice(name)
  return values.find((one) => one === value) ?? null
}

function attribute(name: 'theme' | 'contrast', value: string | null): void {
  const { dataset } = document.documentElement
  if (value === null) delete dataset[name]
  else dataset[name] = value
}
