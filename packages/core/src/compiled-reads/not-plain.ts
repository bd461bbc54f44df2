/**
 * Something that the compiler does not prove to mean the same in SQL. Never an answer to anybody: the whole operation takes the
 * ordinary path, which answers or refuses by itself. `where` is the field or the condition that stands in the way.
 */
export class NotPlain extends Error {
  readonly where: string

  constructor(where: string) {
    super(`Not plain: ${where}`)
    this.where = where
  }
}
