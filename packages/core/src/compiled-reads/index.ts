export { createCompiledReads, type CompiledReads, type ReadOutcome } from './compiled-reads.ts'
export { readsCompiled } from './reads-compiled.ts'
export { createRunner } from './run-statement.ts'
