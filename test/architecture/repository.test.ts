import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test, type TestContext } from 'vitest'
import { root, sourceFiles } from './source-files.ts'

const TEXT = ['.ts', '.svelte', '.mjs', '.js', '.json', '.yaml', '.yml', '.md', '.prisma', '.sql', '.css', '.html']
const sources = sourceFiles(['packages', 'examples', 'test', 'docs', 'scripts', '.ci'], [...TEXT, '/run'])

describe('the repository', () => {
  test('holds no path of one machine', () => {
    const folders = ['/root', homedir(), dirname(root.replace(/\/$/, ''))].filter((folder) => folder.length > 1 && folder !== '/tmp')
    const found = sources.filter(({ text }) => folders.some((folder) => text.includes(`${folder}/`)))
    expect(found.map(({ path }) => path).filter((path) => path !== 'test/architecture/repository.test.ts')).toEqual([])
  })

  test('says in its lockfile what to install, not from which host', () => {
    expect(readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')).not.toMatch(/tarball: http/)
  })

  test('holds nothing that a tool generates', (context) => {
    const committed = git(context, 'ls-files')
    expect(committed.filter((path) => /(^|\/)(\.tenon[^/]*|\.slice|\.sdk|dist|node_modules|coverage)\//.test(path))).toEqual([])
  })

  test('hides no source file behind .gitignore', (context) => {
    const hidden = git(context, 'ls-files', '--others', '--ignored', '--exclude-standard', '--', 'packages', 'test', 'docs', 'scripts', 'examples')
    const known = new Set(sources.map(({ path }) => path))
    expect(hidden.filter((path) => known.has(path))).toEqual([])
  })
})

function git({ skip }: TestContext, ...args: string[]): string[] {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 100_000_000 }).split('\n').filter(Boolean)
  } catch {
    return skip('This copy is no git checkout, or git is not installed.')
  }
}
