import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSchema } from 'graphql'
import { makeProgram } from './make-program.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const modules = ['core', 'plugins/approvals', 'plugins/catalog', 'plugins/customers', 'plugins/pipeline', 'plugins/contracts']
const compilers = [['5.9', 'typescript-5'], ['6.0', 'typescript'], ['7.0', 'typescript-7']] as const

export interface TypesMeasured {
  readonly program: string
  /** Version, seconds without any query, seconds with all, megabytes, instantiations. */
  readonly rows: readonly string[]
}

/** What a large program costs its compiler that asks through the typed client, with the modules of all own plugins. */
export function measureTypes(): TypesMeasured {
  const schema = buildSchema(modules.flatMap((folder) => graphqlOf(`${root}packages/${folder}/.sdk/`)).join('\n'))
  const fields = Object.values(schema.getTypeMap()).reduce((sum, type) => sum + ('getFields' in type && type.astNode?.kind === 'ObjectTypeDefinition' ? Object.keys(type.getFields()).length : 0), 0)
  const { text, operations, selected } = makeProgram(schema, 200)
  // In the workspace, so that the packages are found as a program finds them.
  const folder = mkdtempSync(join(root, 'test', '.types-'))
  try {
    writeFileSync(join(folder, 'company.ts'), companyText())
    writeFileSync(join(folder, 'none.ts'), `export { company } from './company.ts'\n`)
    writeFileSync(join(folder, 'asks.ts'), `import { company } from './company.ts'\n${text}\n`)
    const rows = compilers.map(([version, name]) => {
      const [none, all] = [compile(folder, name, 'none.ts'), compile(folder, name, 'asks.ts')]
      return `| ${version} | ${none.seconds.toFixed(1)} | ${all.seconds.toFixed(1)} | ${Math.round(all.kilobytes / 1024)} | ${all.instantiations.toLocaleString('en')} |`
    })
    return { program: `${modules.length} modules, ${fields.toLocaleString('en')} fields of objects; ${operations} queries that ask for ${selected.toLocaleString('en')} fields`, rows }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A module's part of the schema, and what it adds beside others. */
function graphqlOf(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.graphql')).map((name) => readFileSync(join(folder, name), 'utf8'))
}

function companyText(): string {
  const names = modules.map((folder) => folder.replace('plugins/', ''))
  const imports = names.map((name) => `import { ${name} } from '@tenon/${name}/sdk'`)
  return `${imports.join('\n')}\nimport { createClient } from '../../packages/sdk/src/index.ts'\nexport const company = createClient({ url: 'http://localhost:4000/graphql', token: '', modules: [${names.join(', ')}] })\n`
}

function compile(folder: string, name: string, file: string): { seconds: number; kilobytes: number; instantiations: number } {
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../../tsconfig.base.json', files: [file] }))
  const compiler = dirname(createRequire(`${root}packages/sdk/package.json`).resolve(`${name}/package.json`))
  const { stdout } = spawnSync(process.execPath, [join(compiler, 'bin', 'tsc'), '-p', folder, '--extendedDiagnostics'], { encoding: 'utf8', maxBuffer: 1e9 })
  const errors = stdout.split('\n').filter((line) => /error TS/.test(line))
  if (errors.length > 0) throw new Error(`The program does not compile with ${name}: ${errors.slice(0, 3).join(' ')}`)
  const number = (label: string): number => Number(new RegExp(`${label}:\\s+([\\d.]+)`).exec(stdout)?.[1])
  return { seconds: number('Total time'), kilobytes: number('Memory used'), instantiations: number('Instantiations') }
}
