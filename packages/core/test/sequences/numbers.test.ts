import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defineErrors } from '../../src/errors/tenon-error.ts'
import { checkNumberFormat, nextNumber } from '../../src/sequences/index.ts'
import type { RequestContext } from '../../src/context.ts'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'
import { makePlugin } from '../composition/make-plugin.ts'

// Runs on TENON_TEST_DATABASE, as createTestApp does.

const errors = defineErrors({ TEST_TORN: { status: 422, message: 'The paper tore.' } })

interface Draw {
  readonly key: string
  readonly format: string
  readonly on?: string
  readonly tear?: boolean
}

const plugin = makePlugin('numbers', {
  schema: (builder: object) => {
    ;(builder as { useCase(name: string, options: object): void }).useCase('drawNumber', {
      description: 'Draws a number.',
      input: (t: { field(options: object): unknown }) => ({ key: t.field({ type: 'String', required: true }), format: t.field({ type: 'String', required: true }), on: t.field({ type: 'String' }), tear: t.field({ type: 'Boolean' }) }),
      payload: (t: { field(options: object): unknown }) => ({ number: t.field({ type: 'String', resolve: (drawn: { number: string }) => drawn.number }) }),
      run: async (context: RequestContext, { key, format, on, tear }: Draw) => {
        const number = await nextNumber(context, { key, format, ...(on ? { on } : {}) })
        if (tear) throw errors.TEST_TORN()
        return { number }
      },
    })
  },
})

describe('a number of a sequence', () => {
  let test: TestApp
  let caller: TestCaller

  beforeAll(async () => {
    test = await createTestApp({ plugins: [plugin], now: () => new Date('2026-03-31T17:00:00Z') })
    caller = await test.as('REP')
  })
  afterAll(() => test.close())

  const draw = async (input: Draw): Promise<string | undefined> => {
    const { data } = await caller.graphql<{ drawNumber: { number?: string } }>('mutation ($input: DrawNumberInput!) { drawNumber(input: $input) { ... on DrawNumberPayload { number } } }', { input })
    return data?.drawNumber.number
  }

  it('is counted up per key, on the business day of the company', async () => {
    const format = 'CT-{yyyy}{mm}{dd}-{####}'
    expect(await draw({ key: 'contracts', format })).toBe('CT-20260401-0001')
    expect(await draw({ key: 'contracts', format })).toBe('CT-20260401-0002')
    expect(await draw({ key: 'invoices', format: 'INV{yy}/{##}' })).toBe('INV26/01')
  })

  it('begins again with each period that the format names, and continues in one that is open', async () => {
    const request = { key: 'monthly', format: '{yyyy}-{mm}-{###}' }
    expect(await draw({ ...request, on: '2026-01-31' })).toBe('2026-01-001')
    expect(await draw({ ...request, on: '2026-02-01' })).toBe('2026-02-001')
    expect(await draw({ ...request, on: '2026-01-15' })).toBe('2026-01-002')
    expect(await draw({ key: 'endless', format: 'N{#}', on: '2025-12-31' })).toBe('N1')
    expect(await draw({ key: 'endless', format: 'N{#}', on: '2026-01-01' })).toBe('N2')
  })

  it('outgrows its width rather than coming again', async () => {
    for (let count = 0; count < 9; count++) await draw({ key: 'small', format: '{#}' })
    expect(await draw({ key: 'small', format: '{#}' })).toBe('10')
  })

  it('is given back by a write that is refused after all', async () => {
    const request = { key: 'torn', format: 'T{###}' }
    expect(await draw({ ...request, tear: true })).toBeUndefined()
    expect(await draw(request)).toBe('T001')
    expect(await draw({ ...request, tear: true })).toBeUndefined()
    expect(await draw(request)).toBe('T002')
  })

  it('is another for each of many at once, without a gap, though some of them are refused', async () => {
    const drawn = await Promise.all(Array.from({ length: 24 }, (_, index) => draw({ key: 'race', format: '{####}', tear: index % 4 === 3 })))
    const numbers = drawn.filter((number) => number !== undefined).sort()
    expect(numbers).toEqual(Array.from({ length: 18 }, (_, index) => String(index + 1).padStart(4, '0')))
  })

  it('is refused outside of a write, which could lose it', async () => {
    await expect(nextNumber(test.app.systemContext('test'), { key: 'lost', format: '{####}' })).rejects.toMatchObject({ code: 'NUMBER_WITHOUT_WRITE' })
  })
})

describe('a number format', () => {
  it.each([['CT-{yyyy}', 'exactly one counter'], ['{##}-{##}', 'exactly one counter'], ['{mm}-{####}', 'without its year'], ['{yyyy}{dd}{####}', 'without its month'], ['{year}-{####}', '{year}'], ['CT}{####}', 'has }']])('%s is refused, saying why', (format, why) => {
    expect(() => checkNumberFormat(format)).toThrow(why)
  })
})
