import { isObjectType, type GraphQLSchema } from 'graphql'
import type { ResourceRegistry } from '../schema/resource-registry.ts'
import { isPlainField } from './read-record.ts'

/** What the core gives every record, with resolvers of its own. */
const ofEveryRecord = new Set(['history', 'transitions', 'actions', 'may'])

/** Fields of records that send every operation which asks for them the ordinary path: 'Customer.health'. Those of every record are left out. */
export function ordinaryFields(schema: GraphQLSchema, registry: ResourceRegistry): string[] {
  return [...registry.resources.values()].flatMap((resource) => {
    const type = schema.getType(resource.name)
    const names = isObjectType(type) ? Object.keys(type.getFields()) : []
    return names.filter((name) => !ofEveryRecord.has(name) && !isPlainField(resource, name)).map((name) => `${resource.name}.${name}`)
  })
}
