import { askGraphql } from '../../shell-fetch.ts'
import { readLayout, type HomeLayout } from './home-layout.ts'

const KEY = 'home'
const READ = 'query Home($key: String!) { personalSetting(key: $key) }'
const WRITE = 'mutation SetHome($input: SetPersonalSettingInput!) { setPersonalSetting(input: $input) { __typename } }'

/** The person's own arrangement, kept on the server. */
export class HomeState {
  readonly #fetch: typeof fetch
  #asked = false
  /** Nothing is drawn before it is known, so that nothing jumps. */
  known = $state(false)
  layout = $state.raw<HomeLayout | null>(null)

  constructor(send: typeof fetch) {
    this.#fetch = send
  }

  /** Asks once. Where that fails, the home is as it comes. */
  load(): void {
    if (this.#asked) return
    this.#asked = true
    askGraphql<{ personalSetting: unknown }>(this.#fetch, READ, { key: KEY })
      .then((answer) => void (this.layout = readLayout(answer?.personalSetting)))
      .catch(() => void (this.#asked = false))
      .finally(() => (this.known = true))
  }

  /** Shows at once; false where the server did not keep it. */
  async save(layout: HomeLayout | null): Promise<boolean> {
    this.layout = layout
    try {
      const answer = await askGraphql<{ setPersonalSetting: { __typename: string } }>(this.#fetch, WRITE, { input: { key: KEY, value: layout } })
      return answer?.setPersonalSetting?.__typename === 'SetPersonalSettingPayload'
    } catch {
      return false
    }
  }
}
