import type { Slice } from '../plugin/plugin-types.ts'
import type { GuardedDatabase, RequestContext } from '../context.ts'
import type { GuardedClient } from '../rights/guarded-client.ts'
import type { Money } from '../money/money.ts'

export type TenonScalars = {
  ID: { Input: string; Output: string }
  Date: { Input: Date; Output: Date }
  DateTime: { Input: Date; Output: Date }
  Decimal: { Input: string; Output: unknown }
  BigInt: { Input: bigint; Output: bigint }
  JSON: { Input: unknown; Output: unknown }
}

/** What Pothos knows of a plugin's slice. */
export type TenonTypes<PrismaTypes extends object, Database> = {
  Context: RequestContext<Database>
  PrismaTypes: PrismaTypes
  Scalars: TenonScalars
  Objects: { Money: Money }
  DefaultFieldNullability: false
  DefaultInputFieldRequiredness: false
}

/** The schema builder that a plugin's `schema(b)` gets: Pothos, typed by the plugin's slice, with `resource` and `useCase`. */
export type TenonBuilder<S extends Slice> = PothosSchemaTypes.SchemaBuilder<
  PothosSchemaTypes.ExtendDefaultTypes<TenonTypes<S['prisma'] & object, GuardedClient<S['client']>>>
>

/** The core writes types for models that it knows only at run time. */
export type CoreBuilder = PothosSchemaTypes.SchemaBuilder<PothosSchemaTypes.ExtendDefaultTypes<TenonTypes<Record<never, never>, GuardedDatabase>>>
