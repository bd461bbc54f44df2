import { GraphQLError, parse, type ParseOptions, type Source } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Limits } from './limits.ts'
import { tooComplex } from './too-complex.ts'

/** Stops reading a query that is too long, before it is a tree in memory. */
export function useParseLimit(limits: Limits): Plugin {
  const parseLimited = (source: string | Source, options?: ParseOptions) => {
    const text = typeof source === 'string' ? source : source.body
    if (text.length > limits.characters) throw tooComplex('characters', limits.characters, 'Use variables for long texts, or split it.')
    try {
      return parse(source, { ...options, maxTokens: limits.tokens })
    } catch (error) {
      const isTooLong = error instanceof GraphQLError && error.message.includes(`more that ${limits.tokens} tokens`)
      if (isTooLong || error instanceof RangeError) throw tooComplex('tokens', limits.tokens, 'Split it into several queries.')
      throw error
    }
  }
  return { onParse: ({ setParseFn }) => setParseFn(parseLimited) }
}
