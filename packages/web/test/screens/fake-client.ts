import type { DataClient, Variables, WriteOptions } from '../../src/data/client.ts'

export interface Sent {
  readonly document: string
  readonly variables: Variables
  readonly options: WriteOptions | undefined
}

type Answer = unknown | Error | ((sent: Sent) => unknown)

/** A data client that answers from a script, in the order of the questions, and remembers what it was asked. */
export function fakeClient(script: { query?: Answer[]; mutate?: Answer[] } = {}): DataClient & { readonly queries: Sent[]; readonly writes: Sent[]; tell(): void } {
  const queries: Sent[] = []
  const writes: Sent[] = []
  const listeners = new Set<() => void>()
  const next = async (answers: Answer[] | undefined, sent: Sent): Promise<never> => {
    const answer = answers?.shift()
    await Promise.resolve()
    if (answer instanceof Error) throw answer
    return (typeof answer === 'function' ? await answer(sent) : answer) as never
  }
  return {
    queries,
    writes,
    query: (document, variables = {}) => {
      const sent = { document, variables, options: undefined }
      queries.push(sent)
      return next(script.query, sent)
    },
    mutate: (document, variables, options) => {
      const sent = { document, variables, options }
      writes.push(sent)
      return next(script.mutate, sent)
    },
    watch: () => () => undefined,
    onWrite: (_types, run) => {
      listeners.add(run)
      return () => listeners.delete(run)
    },
    touched: () => undefined,
    wrote: () => false,
    tell: () => listeners.forEach((run) => run()),
  }
}

export const refused = (kind: 'ValidationError' | 'ConflictError' | 'RefusedError', more: object = {}) => ({ result: { __typename: kind, code: 'CODE', message: 'No, because.', help: '/docs', ...more } })
export const saved = (record: object) => ({ result: { __typename: 'Payload', record } })
