/** What zod, valibot, arktype and others agreed on: https://standardschema.dev, version 1. Written out, so that a schema needs no library of ours. */
export interface StandardSchema<Input = unknown, Output = Input> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly validate: (value: unknown) => SchemaResult<Output> | Promise<SchemaResult<Output>>
    readonly types?: { readonly input: Input; readonly output: Output } | undefined
  }
}

type SchemaResult<Output> = { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly SchemaIssue[] }

interface SchemaIssue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}

/** What a schema finds wrong with a value. */
export interface Issue {
  /** Where: 'amount', 'lines.0.price'; empty where it is the value as a whole. */
  readonly path: string
  readonly message: string
}

/** Everything that a schema finds wrong; empty where nothing is. What the schema makes of the value is not taken over. */
export async function issuesOf(schema: StandardSchema<never> | StandardSchema, value: unknown): Promise<readonly Issue[]> {
  const { issues } = await schema['~standard'].validate(value)
  return (issues ?? []).map(({ path, message }) => ({ path: (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'), message }))
}
