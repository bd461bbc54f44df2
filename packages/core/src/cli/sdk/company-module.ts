import { readCoreVersion } from '../../composition/composition.ts'
import type { GraphQLSchema } from 'graphql'
import { hashOf } from './module/make-modules.ts'
import { printModule } from './module/print-module.ts'
import { takeSnapshot } from './module/snapshot.ts'

/** One module with exactly what a company has enabled, its own plugins included: `createClient({ modules: [company] })`. */
export function companyModule(schema: GraphQLSchema): string {
  const whole = takeSnapshot(schema)
  return printModule({ name: 'company', version: readCoreVersion(), requires: [], hash: hashOf(whole) }, whole)
}
