/** The kit with which the core, the plugins and partners test: a real application in process, through its public door. */
export { createTestApp, type Answer, type TestApp, type TestAppOptions, type TestCaller } from './create-test-app.ts'
export { DRIVERS, findSystemUses } from './contract/database.ts'
export { pluginContract, type ContractOptions } from './contract/plugin-contract.ts'
export { fuzzRuns, fuzzSeed, seededRandom, type Random } from './random.ts'
export type { App } from '../app/app-types.ts'
export type { Model, ModelField, Models } from '../models/model-types.ts'
