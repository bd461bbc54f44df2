/** How much one GraphQL request may ask for. */
export interface Limits {
  /** Characters of the query text. @default 50,000 */
  readonly characters: number
  /** Lexical tokens of the query. @default 2,000 */
  readonly tokens: number
  /** Nested fields; a connection takes two or three. @default 15 */
  readonly depth: number
  /** Nested lists and objects in one argument. @default 20 */
  readonly inputDepth: number
  /** Fields after all fragments are put in. @default 1,000 */
  readonly fields: number
  /** @default 25 */
  readonly rootFields: number
  /** @default 50 */
  readonly aliases: number
  /** @default 40 */
  readonly directives: number
  /** Operations in one document, of which one runs. @default 10 */
  readonly operations: number
  /** Rows of one page, the most that `first` and `last` may say; also ids in `nodes(ids:)`. @default 100 */
  readonly pageSize: number
  /** Rows of a page where the query names no number. @default 20 */
  readonly defaultPageSize: number
  /** Records that the answer may hold, counted from the numbers asked for. @default 20,000 */
  readonly nodes: number
  /** Seconds. @default 10 */
  readonly time: number
}

export const defaultLimits: Limits = {
  characters: 50_000,
  tokens: 2_000,
  depth: 15,
  inputDepth: 20,
  fields: 1_000,
  rootFields: 25,
  aliases: 50,
  directives: 40,
  operations: 10,
  pageSize: 100,
  defaultPageSize: 20,
  nodes: 20_000,
  time: 10,
}
