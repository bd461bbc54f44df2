/** One field of an input that was refused, by its path in that input. */
export interface FieldProblem {
  readonly path: string
  readonly code: string
  readonly message: string
  readonly params?: Params
}

export type Params = Readonly<Record<string, unknown>>

export interface ErrorDefinition {
  /** HTTP status, where the error ends a request. */
  readonly status: number
  /** English sentence: what happened, to what, and what to do. `{name}` stands for a parameter. */
  readonly message: string
}

/** Every refusal that a person or a program may meet. Anything else is a defect and is masked. */
export class TenonError extends Error {
  readonly code: string
  readonly status: number
  readonly params: Params
  readonly fields: readonly FieldProblem[]

  constructor(code: string, definition: ErrorDefinition, params: Params = {}, options: { fields?: readonly FieldProblem[]; cause?: unknown } = {}) {
    super(fill(definition.message, params), options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'TenonError'
    this.code = code
    this.status = definition.status
    this.params = params
    this.fields = options.fields ?? []
  }
}

export type ErrorFactory = (params?: Params, options?: { fields?: readonly FieldProblem[]; cause?: unknown }) => TenonError

/** Turns a catalogue `{ CODE: { status, message } }` into factories: `throw errors.NOT_FOUND({ what: 'Customer' })`. */
export function defineErrors<const Catalogue extends Readonly<Record<string, ErrorDefinition>>>(catalogue: Catalogue) {
  const factories = {} as Record<keyof Catalogue & string, ErrorFactory>
  for (const code of Object.keys(catalogue) as (keyof Catalogue & string)[]) {
    factories[code] = (params, options) => new TenonError(code, catalogue[code]!, params, options)
  }
  return Object.assign(factories, { catalogue })
}

/** Replaces `{name}` by the parameter of that name. */
export function fill(message: string, params: Params): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole))
}
