/** What the core knows of the composed data model, read from `.tenon/models.json` (made by `tenon generate` from Prisma's own parser). */
export interface ModelField {
  readonly name: string
  readonly kind: 'scalar' | 'enum' | 'object'
  /** Scalar name (String, Int, BigInt, Decimal, Boolean, DateTime, Json, Bytes), enum name, or model name. */
  readonly type: string
  /** Native type without the @db. prefix: Uuid, Date, Timestamptz, Decimal(18,3) … */
  readonly nativeType: string | null
  readonly column: string
  readonly isList: boolean
  readonly isRequired: boolean
  readonly isId: boolean
  readonly isUnique: boolean
  /** Filled by the database or by Prisma when left out. */
  readonly hasDefault: boolean
  /** What the column's default is: the value of an enum, text or a boolean, a number as text where it is long, `'now'` of a moment; null without one, and where the database makes it. */
  readonly defaultValue: string | number | boolean | null
  readonly documentation: string | null
  readonly relation: ModelRelation | null
  /** Of a key: the field that it is made of. */
  readonly keyOf?: string
}

export interface ModelRelation {
  readonly name: string
  /** Columns on this side; empty where the other side holds the key. */
  readonly fromFields: readonly string[]
  readonly toFields: readonly string[]
  /** What the database does with this row when the one it points at goes: on the side that holds the key. */
  readonly onDelete: 'CASCADE' | 'SET_NULL' | 'RESTRICT' | null
  /** The field at the other end. */
  readonly inverse: string
}

export interface Model {
  readonly name: string
  /** Id of the plugin that declares it; 'core' for the core. */
  readonly plugin: string
  readonly schema: string
  readonly table: string
  readonly primaryKey: readonly string[]
  readonly uniques: readonly (readonly string[])[]
  /** Declared with @@record: has version, createdAt/By, updatedAt/By. */
  readonly isRecord: boolean
  /** Declared with @@scoped: has owner and team. */
  readonly isScoped: boolean
  /** Declared with @@scoped(parent): the relation to the row whose owner and team this one has, kept equal by the core. */
  readonly scopedBy: string | null
  readonly documentation: string | null
  readonly fields: Readonly<Record<string, ModelField>>
  /** Columns that the database makes of names, to sort and to find by (`../name-keys`). */
  readonly keys?: Readonly<Record<string, ModelField>>
}

export interface Models {
  readonly models: Readonly<Record<string, Model>>
  readonly enums: Readonly<Record<string, { readonly plugin: string; readonly values: readonly string[] }>>
}
