import { describe, expect, test } from 'vitest'
import { eachOf, tenon } from './tenon.ts'

/** What the help of a command lists below it. */
function commandsIn(help: string): string[] {
  const list = help.split('\nCommands:\n')[1] ?? ''
  return [...list.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name!).filter((name) => name !== 'help')
}

describe('every command', () => {
  test('explains itself and its options, and exits with 0', async () => {
    const top = await tenon(['--help'])
    expect([top.code, top.error]).toEqual([0, ''])
    const names = commandsIn(top.out)
    expect(names).toEqual(expect.arrayContaining(['generate', 'migrate', 'start', 'dev', 'doctor', 'user', 'token', 'import', 'export', 'schema']))
    const helps = await eachOf(names.map((name) => [name]), async (path) => ({ path, ...(await tenon([...path, '--help'])) }))
    const below = helps.flatMap(({ path, out }) => commandsIn(out).map((name) => [...path, name]))
    const all = [...helps, ...(await eachOf(below, async (path) => ({ path, ...(await tenon([...path, '--help'])) })))]
    const unhelpful = all.filter(({ path, code, out, error }) => code !== 0 || error !== '' || !out.startsWith(`Usage: tenon ${path.join(' ')} `) || !/\n\n[A-Z].+\./.test(out))
    expect(unhelpful.map(({ path }) => path.join(' '))).toEqual([])
  })
})

describe('wrong usage', () => {
  test.concurrent.for([
    ['an unknown command', ['fly'], "unknown command 'fly'"],
    ['an unknown option', ['start', '--fly'], "unknown option '--fly'"],
    ['a missing argument', ['import'], "missing required argument 'mapping'"],
    ['a missing option of a command below another', ['user', 'create', '--name', 'A'], "required option '--email"],
  ] as const)('such as %s is named, with the way to the help, and exits with 2', async ([, args, words]) => {
    const { code, out, error } = await tenon(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(error).toContain(words)
    expect(error).toContain('--help')
    expect(error).not.toMatch(/^\s+at /m)
  })
})
