import SchemaBuilder from '@pothos/core'
import PrismaPlugin, { queryFromInfo } from '@pothos/plugin-prisma'
import WallPlugin from '../rights/wall.ts'
import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql'
import type { RequestContext } from '../context.ts'
import { wordingOf } from '../messages/errors/wording.ts'
import type { Models } from '../models/model-types.ts'
import type { Company } from '../plugin/define-config.ts'
import type { Plugin } from '../plugin/plugin-types.ts'
import { addOfferedAction } from './actions.ts'
import { addRecordRights } from './record-rights.ts'
import { addAggregate, resolveAggregate } from './aggregate.ts'
import { addAttachmentTypes } from '../files/index.ts'
import { addCommentTypes } from '../comments/index.ts'
import { addTasksOfRecords } from '../core-plugin/tasks/tasks-of-records.ts'
import { addNotificationTypes } from '../notifications/index.ts'
import { addAuditTypes } from './audit.ts'
import type { CoreBuilder } from './builder-types.ts'
import { addConnectionTypes, addPageInfo, connectionArgs, resolveRootConnection, type ConnectionArgs } from './connection.ts'
import { addEnumFilter, addResourceFilter, addScalarFilters, enumsOf } from './filters.ts'
import { mostNodes, readGlobalId, rowIdOf } from './global-id.ts'
import { addHistoryTypes } from './history.ts'
import { addLifecycles } from './lifecycles.ts'
import { loose, type LooseFields } from './loose-builder.ts'
import { resourceMeta } from './metadata.ts'
import { addModules } from './modules.ts'
import { addBulkTypes, addMutations } from './mutations.ts'
import { findRecord } from './find-record.ts'
import { addBaseTypes, addObjectType } from './object-type.ts'
import { addResourceOrder } from './ordering.ts'
import type { RulesSurvey } from '../rights/rules-survey.ts'
import { ResourceRegistry } from './resource-registry.ts'
import type { Resource } from './resource-definition.ts'
import { addResultTypes } from './results.ts'
import { addScalars } from './scalars.ts'
import type { SchemaParts } from './schema-parts.ts'
import { attachDeclarations, type Declarations } from './declarations.ts'
import { TypeRefs } from './type-refs.ts'
import { addUseCase } from './use-case.ts'

export interface BuiltSchema {
  readonly schema: GraphQLSchema
  readonly registry: ResourceRegistry
}

export interface SchemaInput {
  readonly company: Company
  readonly plugins: readonly Plugin[]
  readonly models: Models
  /** Pothos' generated datamodel of the composition. */
  readonly datamodel: unknown
  /** The core as a plugin: people, units, assignments, roles. */
  readonly core: Plugin
  readonly rules: RulesSurvey
}

/** Builds the GraphQL schema of a composition: first everything is declared, then every type is made. */
export function buildSchema(input: SchemaInput): BuiltSchema {
  const registry = new ResourceRegistry(input.models, new Set([input.core, ...input.plugins].flatMap(({ definition }) => Object.keys(definition.permissions ?? {}))))
  const builder = createBuilder(input)
  const declarations = attachDeclarations(builder, registry)
  declareAll(input, builder, registry, declarations)
  const refs = new TypeRefs(loose(builder), (name) => enumValues(name, input.models))
  const parts: SchemaParts = { builder: loose(builder), registry, refs, company: input.company, wording: wordingOf([input.core, ...input.plugins]) }
  addScalars(builder)
  addBaseTypes(parts)
  addPageInfo(refs)
  addResultTypes(parts)
  addBulkTypes(parts)
  addScalarFilters(parts.builder, refs)
  for (const name of enumsOf(registry.resources.values(), input.models)) addEnumFilter(refs, name)
  addRoots(builder, parts)
  for (const resource of registry.resources.values()) addResource(resource, parts)
  addLifecycles(parts)
  addOfferedAction(parts)
  addRecordRights(parts)
  addHistoryTypes(parts)
  addAuditTypes(parts)
  addAttachmentTypes(parts)
  addModules(parts, [input.core, ...input.plugins])
  addNotificationTypes(parts)
  addCommentTypes(parts)
  addTasksOfRecords(parts)
  for (const useCase of declarations.useCases) addUseCase(useCase, parts)
  return { schema: builder.toSchema(), registry }
}

function createBuilder({ datamodel, models, rules }: SchemaInput): CoreBuilder {
  return new SchemaBuilder({
    plugins: [PrismaPlugin, WallPlugin],
    wall: { models, rules },
    defaultFieldNullability: false,
    prisma: { client: (context: RequestContext) => context.db as never, dmmf: datamodel as { datamodel: unknown }, onUnusedQuery: null, filterConnectionTotalCount: true },
  } as never) as unknown as CoreBuilder
}

function declareAll(input: SchemaInput, builder: CoreBuilder, registry: ResourceRegistry, declarations: Declarations): void {
  for (const plugin of [input.core, ...input.plugins]) {
    registry.currentPlugin = plugin.definition.id
    plugin.definition.schema?.(builder as never, plugin.config)
  }
  for (const plugin of input.plugins) {
    registry.currentPlugin = plugin.definition.id
    for (const [other, bridge] of Object.entries(plugin.definition.enhances ?? {})) {
      if (input.plugins.some((candidate) => candidate.definition.id === other)) bridge.schema?.(builder as never)
    }
  }
  declarations.close()
}

const builtInEnums: Readonly<Record<string, readonly string[]>> = { OrderDirection: ['ASC', 'DESC'], Period: ['DAY', 'MONTH', 'QUARTER', 'YEAR'] }

function enumValues(name: string, models: Models): readonly string[] {
  const values = builtInEnums[name] ?? models.enums[name]?.values
  if (!values) throw new Error(`No enum ${name}`)
  return values
}

function addRoots(builder: CoreBuilder, parts: SchemaParts): void {
  builder.queryType({ description: 'Everything that can be asked.' })
  builder.mutationType({ description: 'Everything that can be done. Each runs in one transaction; send an Idempotency-Key header to make a repeat harmless.' })
  parts.builder.queryFields((t) => ({
    node: t.field({ type: 'Node', nullable: true, description: 'A record by its id.', args: { id: t.arg({ type: 'ID', required: true }) }, resolve: (_root: unknown, { id }: { id: string }, context: RequestContext, info: GraphQLResolveInfo) => loadNode(id, context, info, parts) }),
    nodes: t.field({ type: ['Node'], nullable: { list: false, items: true } as never, description: 'Records by their ids, in that order; null for each that does not exist for the caller.', args: { ids: t.arg({ type: ['ID'], required: true }) }, resolve: (_root: unknown, { ids }: { ids: string[] }, context: RequestContext, info: GraphQLResolveInfo) => Promise.all(ids.slice(0, mostNodes).map((id) => loadNode(id, context, info, parts))) }),
    me: t.prismaField({ type: 'Person', nullable: true, description: 'The caller.', resolve: (query: object, _root: never, _args: never, context: RequestContext) => (context.principal.personId === null ? null : context.db['person']!.findUnique({ ...query, where: { id: context.principal.personId } })) }),
    resourceMeta: t.field({ type: 'JSON', nullable: true, description: 'What the shell needs to draw a resource, narrowed to the caller\'s rights.', args: { name: t.arg({ type: 'String', required: true }) }, resolve: (_root: unknown, { name }: { name: string }, context: RequestContext) => {
      const resource = parts.registry.resources.get(name)
      return resource ? resourceMeta(resource, parts.registry, context) : null
    } }),
  }))
}

async function loadNode(id: string, context: RequestContext, info: GraphQLResolveInfo, parts: SchemaParts): Promise<object | null> {
  const parsed = readGlobalId(id)
  if (!parsed || !parts.registry.resources.has(parsed.type)) return null
  const query = queryFromInfo({ context, info, typeName: parsed.type })
  const row = await findRecord(parts.registry.get(parsed.type), parsed.id, query, context)
  return row === null ? null : Object.assign(row, { __typename: parsed.type })
}

function addResource(resource: Resource, parts: SchemaParts): void {
  addResourceFilter(resource, parts.registry, parts.refs)
  addResourceOrder(resource, parts.builder, parts.refs)
  addConnectionTypes(resource, parts.refs)
  addObjectType(resource, parts)
  addAggregate(resource, parts)
  addMutations(resource, parts)
  parts.builder.queryFields((t: LooseFields) => ({
    [resource.one]: t.prismaField({
      type: resource.name, nullable: true, description: `One ${resource.one}; null where it does not exist for the caller.`,
      args: { id: t.arg({ type: 'ID', required: true }) },
      resolve: (query: object, _root: unknown, { id }: { id: string }, context: RequestContext) => {
        const row = rowIdOf(id, resource.name)
        return row === null ? null : findRecord(resource, row, query, context)
      },
    }),
    [resource.many]: t.field({
      type: parts.refs.connection(resource), description: resource.model.documentation ?? `All ${resource.many} that the caller may see.`,
      args: connectionArgs(t, resource, parts.refs),
      resolve: (_root: unknown, args: ConnectionArgs, context: RequestContext, info: GraphQLResolveInfo) => resolveRootConnection(resource, args, context, info, parts),
    }),
    [`${resource.one}Aggregate`]: t.field({
      type: [parts.refs.object(`${resource.name}Aggregate`)], description: `Counts and sums of ${resource.many}, grouped or as a whole.`,
      args: { filter: t.arg({ type: parts.refs.filter(resource) }), search: t.arg({ type: 'String' }), groupBy: t.arg({ type: [parts.refs.input(`${resource.name}GroupBy`)] }) },
      resolve: (_root: unknown, args: never, context: RequestContext, info: GraphQLResolveInfo) => resolveAggregate(resource, args, context, info, parts),
    }),
  }))
}
