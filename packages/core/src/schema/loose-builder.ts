import type { GraphQLResolveInfo } from 'graphql'
import type { RequestContext } from '../context.ts'
import type { CoreBuilder } from './builder-types.ts'

/**
 * Pothos, as the core uses it for models that it knows only at run time. Pothos' own types need every name at compile time;
 * these say just what is called here.
 */
export interface LooseBuilder {
  objectRef(name: string): LooseRef
  inputRef(name: string): LooseRef
  enumType(name: string, options: object): LooseRef
  inputType(name: string, options: { description?: string; fields: (t: LooseInputFields) => Record<string, unknown> }): LooseRef
  objectType(name: string | LooseRef, options: object): LooseRef
  interfaceType(name: string, options: object): LooseRef
  unionType(name: string, options: object): LooseRef
  prismaObject(model: string, options: object): LooseRef
  queryFields(fields: (t: LooseFields) => Record<string, unknown>): void
  mutationFields(fields: (t: LooseFields) => Record<string, unknown>): void
}

export interface LooseRef {
  implement(options: object): LooseRef
}

export type Resolve = (parent: never, args: never, context: RequestContext, info: GraphQLResolveInfo) => unknown

export interface LooseFields {
  field(options: { type: unknown; nullable?: boolean; description?: string; args?: object; resolve?: Resolve; select?: unknown; extensions?: object }): unknown
  expose(name: string, options: { type: unknown; nullable?: boolean; description?: string }): unknown
  relation(name: string, options: { nullable?: boolean; description?: string }): unknown
  prismaField(options: { type: unknown; nullable?: boolean; description?: string; args?: object; resolve: (query: object, parent: never, args: never, context: RequestContext, info: GraphQLResolveInfo) => unknown }): unknown
  arg(options: { type: unknown; required?: boolean; description?: string; defaultValue?: unknown }): unknown
}

export interface LooseInputFields {
  field(options: { type: unknown; required?: boolean; description?: string; offers?: readonly string[] }): unknown
}

export function loose(builder: CoreBuilder): LooseBuilder {
  return builder as unknown as LooseBuilder
}
