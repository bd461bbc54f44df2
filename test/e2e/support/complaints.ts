import type { Page } from 'playwright-core'

/** Collects what goes wrong in pages without being seen: errors in the console (violations of the content policy are such), and errors nobody caught. */
export class Complaints {
  readonly #heard: string[] = []
  readonly #expected: RegExp[] = []

  listenTo(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error') this.#heard.push(`${message.text()} (${message.location().url})`)
    })
    page.on('pageerror', (error) => this.#heard.push(error.stack ?? error.message))
  }

  /** Tells of a complaint that belongs to the story, such as the browser's own note of a refused request. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern)
  }

  unexpected(): readonly string[] {
    return this.#heard.filter((text) => !this.#expected.some((pattern) => pattern.test(text)))
  }
}
