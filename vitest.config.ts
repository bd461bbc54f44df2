import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { breakableGuard } from './test/security/breaks/breakable.ts'
import { databaseTestFiles } from './test/harness/database-tests.ts'

const root = fileURLToPath(new URL('.', import.meta.url))

/** Folders whose tests run in Node: those of every package but the web shell, and those of the whole. */
const folders = [
  'packages/core/test', 'packages/sdk/test', ...testsBelow('packages/plugins'), ...testsBelow('examples'),
  'test/architecture', 'test/acceptance', 'test/security', 'test/harness',
]
const BREAKS = 'test/security/breaks/**/*.test.ts'
/** Each opens two databases with all modules: on the server that is seconds, embedded a minute. How the contract itself works is tested on both. */
const CONTRACTS = 'packages/plugins/*/test/plugin-contract.test.ts'
/** Against the packages as they are published, which `npm run kit` packs first. */
const PACKED = 'packages/core/test/packed/**/*.test.ts'
/** They write plugins, build them and run their tests, which takes minutes; what those do in a database, tests of the core do on the server. */
const WORKSHOPS = /^packages\/core\/test\/(?:kit\/guides|cli\/(?:add|create-plugin))\.test\.ts$/
/** Files of a worker share modules, so that the platform is not loaded anew and run cold for each of them. */
const shared = { isolate: false, execArgv: ['--max-semi-space-size=32'] } // what a test leaves behind is swept in larger parts
/** A machine that does much at once takes more than the second that is waited by default; what never comes fails all the same. */
const node = { environment: 'node', testTimeout: 60_000, hookTimeout: 300_000, expect: { poll: { timeout: 15_000 } } } as const

/** The file that Node itself takes: with the entry for bundlers there would be two graphql modules in one process. */
const asNodeDoes = { alias: [{ find: /^graphql$/, replacement: createRequire(`${root}packages/core/package.json`).resolve('graphql') }] }

export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      {
        resolve: asNodeDoes,
        test: { ...node, ...shared, name: 'unit', include: folders.map((folder) => `${folder}/**/*.test.ts`), exclude: [BREAKS, CONTRACTS, PACKED], env: { TENON_TEST_DATABASE: 'embedded' } },
      },
      {
        // The same files that `unit` runs on the embedded database, each on a database of its own on a real server.
        resolve: asNodeDoes,
        test: {
          ...node,
          ...shared,
          name: 'postgres',
          include: databaseTestFiles(root, folders).filter((file) => !/^(test\/(security\/breaks|architecture)|packages\/core\/test\/packed)\//.test(file) && !WORKSHOPS.test(file)),
          globalSetup: './test/harness/postgres.ts',
          setupFiles: './test/harness/own-database.ts',
        },
      },
      {
        test: { ...node, name: 'kit', include: [PACKED], fileParallelism: false },
      },
      {
        // The guard, broken on purpose in memory, which no other test may meet. On the server, which answers so many queries several times as fast.
        resolve: asNodeDoes,
        plugins: [breakableGuard()],
        test: { ...node, name: 'breaks', include: [BREAKS], globalSetup: './test/harness/postgres.ts', setupFiles: './test/harness/own-database.ts' },
      },
      {
        root: fileURLToPath(new URL('packages/web', import.meta.url)), // its dependencies decide which libraries are compiled as Svelte
        plugins: [svelte({ configFile: false })],
        resolve: { conditions: ['browser', 'module', 'development|production'] }, // else Svelte's server build is taken
        test: { name: 'web', environment: 'jsdom', include: ['test/**/*.test.ts', '../plugins/*/ui/**/*.test.ts'] },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          // Each worker has a company and a browser of its own, which keep two processors busy.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          // As above: a slow machine takes its time, and what never comes fails all the same.
          testTimeout: 120_000,
          hookTimeout: 900_000, // the second company starts when the first has
          globalSetup: ['./test/harness/browser-setup.ts', './test/harness/company-setup.ts'],
        },
      },
    ],
  },
})

function testsBelow(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => `${folder}/${name}/test`) : []
}
