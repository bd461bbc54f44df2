import type { SchemaTypes } from '@pothos/core'
import type {} from '@pothos/plugin-prisma'
import type { LifecycleOptions } from '../lifecycle/lifecycle-options.ts'
import type { CoreBuilder } from './builder-types.ts'
import type { ResourceExtension, ResourceOptions } from './resource-options.ts'
import type { ResourceRegistry } from './resource-registry.ts'
import type { DeclaredUseCase, UseCaseOptions } from './use-case.ts'

declare global {
  export namespace PothosSchemaTypes {
    export interface SchemaBuilder<Types extends SchemaTypes> {
      /** Makes a model a resource: API, lists, forms, history, import and export. */
      resource<Name extends keyof Types['PrismaTypes'] & string>(model: Name, options?: ResourceOptions<FieldNames<Types['PrismaTypes'][Name]>, Types['Context']>): void
      /** Adds fields and lists to the record page of a resource, of this plugin or of one that it requires or enhances. */
      extendResource<Name extends keyof Types['PrismaTypes'] & string>(model: Name, extension: ResourceExtension<FieldNames<Types['PrismaTypes'][Name]>>): void
      /** Gives a resource its states and the ways between them: each a mutation, with who may, what stands against it, and what it brings about. */
      lifecycle<Name extends keyof Types['PrismaTypes'] & string, Field extends keyof RowOf<Types['PrismaTypes'][Name]> & string>(model: Name, options: LifecycleOptions<RowOf<Types['PrismaTypes'][Name]>, Field, RowOf<Types['PrismaTypes'][Name]>[Field] & string, Types['Context']>): void
      /** Adds a mutation of the business: one transaction, idempotent, with typed refusals. */
      useCase<Input = Record<string, unknown>>(name: string, options: UseCaseOptions<Types['Context'], Input>): void
    }
  }
}

/** Columns and relations of a model as Pothos types it, and the amounts made of `…Minor` columns. */
export type FieldNames<Model> = Model extends { Shape: infer Shape; RelationName: infer Relation }
  ? MoneyNames<keyof Shape & string> | (Relation & string)
  : string

/** A record with its columns, as Pothos types it. */
export type RowOf<Model> = Model extends { Shape: infer Shape } ? Shape : Readonly<Record<string, unknown>>

type MoneyNames<Column extends string> = Column | (Column extends `${infer Amount}Minor` ? Amount : never)

/** What `resource` and `useCase` were called with while the plugins' `schema` functions ran. */
export interface Declarations {
  readonly useCases: DeclaredUseCase[]
  close(): void
}

/** Gives one builder its `resource` and `useCase`. They hang on the builder, not on a class, so that two apps can be built side by side. */
export function attachDeclarations(builder: CoreBuilder, registry: ResourceRegistry): Declarations {
  const useCases: DeclaredUseCase[] = []
  let open = true
  const guardOpen = (what: string): void => {
    if (!open) throw new Error(`${what} is declared too late: call it inside \`schema\`.`)
  }
  Object.assign(builder, {
    resource: (model: string, options: ResourceOptions = {}) => {
      guardOpen(`The resource ${model}`)
      registry.declare(model, options)
    },
    extendResource: (model: string, extension: ResourceExtension) => {
      guardOpen(`The addition to ${model}`)
      registry.extend(model, extension)
    },
    lifecycle: (model: string, options: LifecycleOptions) => {
      guardOpen(`The lifecycle of ${model}`)
      registry.declareLifecycle(model, options)
    },
    useCase: (name: string, options: UseCaseOptions) => {
      guardOpen(`The use case ${name}`)
      useCases.push({ name, options })
      if (options.action) registry.declareAction({ key: name, options: options.action, answers: options.answers, input: options.input })
    },
  })
  return { useCases, close: () => void (open = false) }
}

