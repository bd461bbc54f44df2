import { describe, expect, test } from 'vitest'
import { packageOf } from './imports.ts'
import { declaredCodes, type DeclaredCode } from './errors-declared.ts'
import { readPage } from './errors-sections.ts'
import { translations } from './errors-translated.ts'

// Each rule lists every offence with its file and line, so that one run shows all that is to be written or removed.
const declared = declaredCodes()
const { sections, reactions } = readPage()
const chinese = translations('zh-CN')
const english = translations('en')
const byCode = new Map(declared.map((entry) => [entry.code, entry]))

describe('every refusal of the product', () => {
  test('is found: catalogues, fields, rows, mappings and coded errors', () => {
    expect(Object.fromEntries(['refusal', 'field', 'row', 'mapping', 'coded'].map((kind) => [kind, declared.some((entry) => entry.kind === kind)]))).toEqual({ refusal: true, field: true, row: true, mapping: true, coded: true })
  })

  test('has one owner', () => {
    expect(twice(declared)).toEqual([])
  })

  test('has its section in docs/errors.md', () => {
    const known = new Set(sections.map(({ code }) => code))
    expect(declared.filter(({ code }) => !known.has(code)).map(naming)).toEqual([])
  })

  test('that a person may meet has its Chinese sentence', () => {
    const known = new Set(chinese.map(({ owner, code }) => `${owner} ${code}`))
    expect(declared.filter((entry) => isForPeople(entry) && !known.has(`${packageOf(entry.place)} ${entry.code}`)).map(naming)).toEqual([])
  })
})

describe('docs/errors.md', () => {
  test('has no section of a code that is not declared', () => {
    expect(sections.filter(({ code }) => !byCode.has(code)).map(naming)).toEqual([])
  })

  test('has one section for each code', () => {
    expect(twice(sections)).toEqual([])
  })

  test('says in each section where the code is met, with the status that it has', () => {
    const wrong = sections.flatMap((section) => {
      const places = placesOf(byCode.get(section.code))
      return places.length === 0 || places.includes(section.met) ? [] : [`${naming(section)}: "${section.met}", not ${places.join(' or ')}`]
    })
    expect(wrong).toEqual([])
  })

  test('says in each section how a program reacts, in a word of its table', () => {
    expect(reactions.length).toBeGreaterThan(5)
    expect(sections.filter(({ reaction }) => !reactions.includes(reaction)).map((section) => `${naming(section)}: "${section.reaction}"`)).toEqual([])
  })

  test('says in each section what happened and what to do', () => {
    expect(sections.filter(({ text }) => !/^\S.*\*\*(Do|Programs):\*\*\s\S/s.test(text)).map(naming)).toEqual([])
  })
})

describe('a translated refusal', () => {
  test('is one of its own package', () => {
    const known = new Set(declared.map((entry) => `${packageOf(entry.place)} ${entry.code}`))
    expect([...chinese, ...english].filter(({ owner, code }) => !known.has(`${owner} ${code}`)).map(naming)).toEqual([])
  })

  test('names no parameter that its English sentence has not', () => {
    const strange = chinese.filter(({ code, text }) => {
      const message = byCode.get(code)?.message
      return typeof message === 'string' && parametersOf(text).some((name) => !parametersOf(message).includes(name))
    })
    expect(strange.map(naming)).toEqual([])
  })

  test('is Chinese in the Chinese catalogue, once for each code', () => {
    expect(chinese.filter(({ text }) => !/\p{Script=Han}/u.test(text)).map(naming)).toEqual([])
    expect(twice(chinese)).toEqual([])
  })

  test('is in the English messages of a plugin what its catalogue says', () => {
    const other = english.filter(({ code, text }) => (byCode.get(code)?.message ?? text) !== text)
    expect(other.map((entry) => `${naming(entry)}, declared at ${byCode.get(entry.code)?.place}`)).toEqual([])
  })
})

/** What the command line alone says, and what stops a start, nobody reads in the shell. */
function isForPeople({ place, status }: DeclaredCode): boolean {
  return !place.startsWith('packages/core/src/cli/') && (status ?? 0) < 500
}

/** How the page may say where a code is met. */
function placesOf(entry: DeclaredCode | undefined): string[] {
  if (!entry) return []
  if (entry.kind === 'coded') return ['GraphQL', 'item']
  if (entry.status === null) return [entry.kind]
  const isOfCommands = entry.status >= 500 || entry.place.startsWith('packages/core/src/cli/')
  return [String(entry.status), ...(isOfCommands ? ['exit 1'] : [])]
}

function parametersOf(sentence: string): string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
}

function naming({ code, place }: { readonly code: string; readonly place: string }): string {
  return `${code} (${place})`
}

function twice(entries: readonly { readonly code: string; readonly place: string }[]): string[] {
  return entries.filter((entry) => entries.some((other) => other !== entry && other.code === entry.code)).map(naming)
}
