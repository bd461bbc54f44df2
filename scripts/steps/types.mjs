import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { command } from '../lib/command.mjs'
import { cache, inRoot } from '../lib/paths.mjs'
import { seconds } from '../lib/progress.mjs'
import { oneTest } from '../lib/run-steps.mjs'
import { packageFolders } from '../lib/workspace.mjs'

/** tsc for each package, and one svelte-check over the web shell and the user interfaces of all plugins. */
export const types = {
  title: 'Types',
  async run() {
    mkdirSync(cache, { recursive: true })
    const folders = packageFolders().filter((folder) => folder !== 'packages/web' && existsSync(inRoot(folder, 'tsconfig.json')))
    const checks = [svelteCheck, ...folders.map((folder) => () => tsc(folder))]
    const failures = (await inParallel(checks)).filter((output) => output !== '')
    if (failures.length > 0) console.log(failures.join('\n'))
    return oneTest(failures.length === 0)
  },
}

async function tsc(folder) {
  const start = Date.now()
  const buildInfo = join(cache, `${folder.replaceAll('/', '-')}.tsbuildinfo`)
  const compiler = inRoot('node_modules', 'typescript', 'bin', 'tsc')
  const { code, output } = await command(process.execPath, [compiler, '-p', folder, '--incremental', '--tsBuildInfoFile', buildInfo])
  console.log(`  ${folder} ${seconds(start)}`)
  return code === 0 ? '' : output
}

async function svelteCheck() {
  const web = inRoot('packages', 'web')
  if (!existsSync(join(web, 'tsconfig.json'))) return ''
  const start = Date.now()
  const program = join(dirname(createRequire(join(web, 'package.json')).resolve('svelte-check/package.json')), 'bin', 'svelte-check')
  const args = ['--workspace', web, '--tsconfig', interfaceConfig(web), '--output', 'human', '--threshold', 'error']
  const { code, output } = await command(process.execPath, [program, ...args])
  console.log(`  packages/web and the interfaces of plugins ${seconds(start)}`)
  return code === 0 ? '' : output
}

/** The web shell's own tsconfig, widened by the plugins' user interfaces, beside the packages that its types come from. */
function interfaceConfig(web) {
  const interfaces = packageFolders().filter((folder) => existsSync(inRoot(folder, 'ui'))).map((folder) => `../../../${folder}/ui`)
  const file = join(web, 'node_modules', '.tenon-interfaces.json')
  writeFileSync(file, JSON.stringify({ extends: '../tsconfig.json', include: ['../src', '../build', '../test', ...interfaces], exclude: [] }))
  return file
}

/** Runs the jobs, as many at once as there are processors, and answers their results in order. */
async function inParallel(jobs) {
  const results = []
  const queue = jobs.entries()
  const worker = async () => {
    for (const [index, job] of queue) results[index] = await job()
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  return results
}
