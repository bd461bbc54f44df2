import { askGraphql } from '../../shell-fetch.ts'
import { readLayout, readPins, type HomeLayout, type Pin } from './home-layout.ts'

const KEY = 'home'
const PINS = 'home.views'
const READ = 'query Home($key: String!, $pins: String!) { layout: personalSetting(key: $key) pins: personalSetting(key: $pins) }'
const WRITE = 'mutation SetHome($input: SetPersonalSettingInput!) { setPersonalSetting(input: $input) { __typename } }'

/** The person's own arrangement, kept on the server. */
export class HomeState {
  readonly #fetch: typeof fetch
  /** Nothing is drawn before it is known, so that nothing jumps. */
  known = $state(false)
  layout = $state.raw<HomeLayout | null>(null)
  pins = $state.raw<readonly Pin[]>([])
  #loading: Promise<void> | null = null

  constructor(send: typeof fetch) {
    this.#fetch = send
  }

  /** Asks once. Where that fails, the home is as it comes. */
  load(): Promise<void> {
    this.#loading ??= askGraphql<{ layout: unknown; pins: unknown }>(this.#fetch, READ, { key: KEY, pins: PINS })
      .then((answer) => {
        this.layout = readLayout(answer?.layout)
        this.pins = readPins(answer?.pins)
      })
      .catch(() => void (this.#loading = null))
      .finally(() => (this.known = true))
    return this.#loading
  }

  /** Shows at once; false where the server did not keep it. */
  save(layout: HomeLayout | null): Promise<boolean> {
    this.layout = layout
    return this.#keep(KEY, layout)
  }

  savePins(pins: readonly Pin[]): Promise<boolean> {
    this.pins = pins
    return this.#keep(PINS, pins)
  }

  async #keep(key: string, value: unknown): Promise<boolean> {
    try {
      const answer = await askGraphql<{ setPersonalSetting: { __typename: string } }>(this.#fetch, WRITE, { input: { key, value } })
      return answer?.setPersonalSetting?.__typename === 'SetPersonalSettingPayload'
    } catch {
      return false
    }
  }
}
