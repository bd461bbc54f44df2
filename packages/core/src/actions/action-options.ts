type Row = Readonly<Record<string, unknown>>
type Awaitable<Value> = Value | Promise<Value>

/**
 * Offers a use case on the page of a record: a button there, and a form drawn from the use case's input. Offering is a courtesy:
 * the use case refuses by itself what may not be.
 */
export interface ActionOptions<Context = unknown> {
  /** The resource on whose records it is offered; of whatever plugin. */
  readonly on: string
  /** The input that carries the id of that record. `expectedVersion` is filled in where the use case asks for it. @default 'id' */
  readonly idInput?: string
  /** Who is offered it: whoever has this permission, on the records of its scope (own, team, department, all). */
  readonly permission: string
  /** The resource whose fields the inputs are named like, so that they have its words, limits and controls. @default what the use case answers */
  readonly like?: string
  readonly icon?: string
  /** How its button looks. @default plain */
  readonly tone?: 'primary' | 'danger'
  /** Whether it makes sense for a record as it stands. `row` is what the caller sees of it: a withheld column is null. @default always */
  when?(row: Row, context: Context): Awaitable<boolean>
  /** What the form begins with, by names of inputs; amounts as Money. `row` is what the caller sees. */
  start?(row: Row, context: Context): Awaitable<Row>
}
