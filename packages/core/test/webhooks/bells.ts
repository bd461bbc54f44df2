import type { RequestContext } from '../../src/context.ts'
import { defineErrors } from '../../src/errors/tenon-error.ts'
import type { Plugin } from '../../src/plugin/plugin-types.ts'
import type { TestCaller } from '../../src/testing/index.ts'
import { makePlugin } from '../composition/make-plugin.ts'

const errors = defineErrors({ TEST_BELL_CRACKED: { status: 422, message: 'The bell is cracked.' } })
const payload = { tower: 'text', strokes: 'integer', price: 'money?', weight: 'decimal?', on: 'date?', ringers: [{ name: 'text' }] } as const

interface Field { field(options: object): unknown }

/** A plugin that tells a fact for each ring. A cracked bell rings, and then it is refused. */
export function bells(): Plugin {
  return makePlugin('bells', {
    facts: {
      'bell.rung': { version: 2, description: 'A bell was rung.', payload },
      'bell.cast': { version: 1, description: 'A bell was cast.', payload: { tower: 'text' } },
    },
    schema: (builder: object) => (builder as { useCase(name: string, options: object): void }).useCase('ring', {
      description: 'Rings a bell.',
      input: (t: Field) => ({ tower: t.field({ type: 'String', required: true }), strokes: t.field({ type: 'Int' }), bell: t.field({ type: 'String' }), data: t.field({ type: 'JSON' }), cracked: t.field({ type: 'Boolean' }) }),
      run: async (context: RequestContext, { tower, strokes, bell, data, cracked }: { tower: string; strokes?: number; bell?: string; data?: object; cracked?: boolean }) => {
        context.emit('bell.rung', bell ?? null, { tower, strokes: strokes ?? 1, ringers: [], ...data })
        context.emit('bell.secret', null, { tower })
        if (cracked) throw errors.TEST_BELL_CRACKED()
      },
    }),
  })
}

export async function ring(person: TestCaller, input: { tower: string; strokes?: number; bell?: string; data?: object; cracked?: boolean }): Promise<string> {
  const { data, errors: failures } = await person.graphql<{ ring: { __typename: string } }>('mutation ($input: RingInput!) { ring(input: $input) { __typename } }', { input })
  if (!data) throw new Error(JSON.stringify(failures))
  return data.ring.__typename
}
