import type { Mark, Shell } from '../../module.ts'

/** What plugins say of the cards of a board. Asked for all cards together, once they are shown; a plugin that fails says nothing, and the shell notes it. */
export class CardMarks {
  readonly #shell: Shell
  readonly #resource: string
  #round = 0
  #marks = $state.raw<ReadonlyMap<string, readonly Mark[]>>(new Map())

  constructor(shell: Shell, resource: string) {
    this.#shell = shell
    this.#resource = resource
  }

  of(id: string): readonly Mark[] {
    return this.#marks.get(id) ?? []
  }

  async ask(ids: readonly string[]): Promise<void> {
    const round = ++this.#round
    const entries = this.#shell.plugins.marks.filter(({ resource }) => resource === this.#resource)
    if (entries.length === 0 || ids.length === 0) return
    const found = await Promise.all(entries.map(async ({ plugin, load }) => {
      try {
        return await (await load()).default(this.#shell, ids)
      } catch (error) {
        this.#shell.plugins.report(plugin, 'marks', error)
        return new Map<string, readonly Mark[]>()
      }
    }))
    // What was asked later knows better.
    if (round === this.#round) this.#marks = new Map(ids.map((id) => [id, found.flatMap((marks) => marks.get(id) ?? [])]))
  }
}
