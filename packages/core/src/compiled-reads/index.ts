export { createCompiledReads, type CompiledReads, type ReadOutcome } from './compiled-reads.ts'
export { ordinaryFields } from './ordinary-fields.ts'
export { readsCompiled } from './reads-compiled.ts'
export { createRunner } from './run-statement.ts'
