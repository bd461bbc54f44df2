import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { tenon } from './tenon.ts'

const partner = fileURLToPath(new URL('../../../../examples/courses', import.meta.url))

vi.setConfig({ testTimeout: 120_000 })
afterEach(() => void vi.restoreAllMocks())

describe('the help', () => {
  test('of the program lists its commands, and exits with 0', async () => {
    const { code, out, error } = await tenon(['--help'])
    expect({ code, error }).toEqual({ code: 0, error: '' })
    expect(commandsIn(out)).toEqual(expect.arrayContaining(['generate', 'migrate', 'start', 'dev', 'doctor', 'user', 'token', 'import', 'export', 'schema']))
  })

  // In this process: starting the program for each of them would only load it again and again.
  test('of every command says what it does and what it takes, and exits with 0', async () => {
    const seen: string[] = []
    const ask = async (path: readonly string[]): Promise<void> => {
      const help = await helpOf(path)
      seen.push(path.join(' '))
      expect(help).toMatch(new RegExp(`^${['Usage: tenon', ...path].join(' ')} `))
      expect(help).toMatch(/\n\n[A-Z][^]+\.\n/)
      for (const name of commandsIn(help)) await ask([...path, name])
    }
    for (const name of commandsIn(await helpOf([]))) await ask([name])
    expect(seen).toEqual(expect.arrayContaining(['migrate create', 'user create', 'token create']))
  })
})

describe('a command below another', () => {
  test('takes its own options, also those that the one above has too', async () => {
    const { code, error } = await tenon(['migrate', 'create', 'nowhere', '--dir', partner])
    expect(code).toBe(1)
    expect(error).toContain('There is no plugin "nowhere" in tenon.config.ts. Known are: core, ')
  })
})

describe('wrong usage', () => {
  test.concurrent.for([
    ['an unknown command', ['fly'], "unknown command 'fly'"],
    ['an unknown option', ['start', '--fly'], "unknown option '--fly'"],
    ['a missing option of a command below another', ['user', 'create', '--name', 'A'], "required option '--email"],
  ] as const)('such as %s is named, with the way to the help, and exits with 2', async ([, args, words]) => {
    const { code, out, error } = await tenon(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(error).toContain(words)
    expect(error).toContain('--help')
    expect(error).not.toMatch(/^\s+at /m)
  })
})

/** The help of a command, which must end with exit code 0 and without leaving the process itself. */
async function helpOf(path: readonly string[]): Promise<string> {
  let text = ''
  const before = process.exitCode
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => (text += String(chunk)) !== '')
  await main(['node', 'tenon', ...path, '--help'])
  write.mockRestore()
  expect([path, process.exitCode ?? 0]).toEqual([path, 0])
  process.exitCode = before
  return text
}

/** What a help lists below its command. */
function commandsIn(help: string): string[] {
  const list = help.split('\nCommands:\n')[1] ?? ''
  return [...list.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name!).filter((name) => name !== 'help')
}
