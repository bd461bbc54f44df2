import type { ExecutionArgs } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { CompiledReads } from '../../compiled-reads/index.ts'
import type { Exchange } from '../exchange.ts'
import type { App } from '../server-types.ts'
import type { ServerContext } from './create-graphql.ts'

type Execute = (args: ExecutionArgs) => unknown

/** Answers plain reads with one SQL statement each, and leaves everything else to the execution that it stands in front of. */
export function useCompiledReads(app: Pick<App, 'reads' | 'settings' | 'logger'>): Plugin<object, ServerContext> {
  const { reads, settings } = app
  const { compiledReads = false, development, showReadPath = development } = settings
  if (!reads || !(compiledReads || showReadPath)) return {}
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn(async (args: ExecutionArgs) => {
        const { exchange } = args.contextValue as ServerContext
        const wanted = (showReadPath ? exchange.request.headers.get('tenon-read-path') : null) ?? (compiledReads ? 'compiled' : 'ordinary')
        return (wanted === 'compiled' ? await compiled(app, reads, args, exchange) : null) ?? ordinary(executeFn as Execute, args, exchange)
      })
    },
  }
}

async function compiled({ logger }: Pick<App, 'logger'>, reads: CompiledReads, args: ExecutionArgs, { notes, requestId }: Exchange): Promise<unknown> {
  const outcome = await reads.read(args)
  if (outcome.path === 'compiled') {
    notes.readPath = 'compiled'
    return outcome.result
  }
  // Time was up: the statement was cancelled, and so is whatever the ordinary path begins.
  const isTimeUp = (args as { readonly signal?: AbortSignal }).signal?.aborted ?? false
  notes.readBecause = outcome.path === 'failed' ? `failed: ${outcome.because}` : outcome.because
  if (outcome.path === 'failed' && !isTimeUp) logger.warn({ requestId, err: outcome.error }, 'a compiled read failed and took the ordinary path')
  return null
}

function ordinary(execute: Execute, args: ExecutionArgs, { notes }: Exchange): unknown {
  notes.readPath = 'ordinary'
  return execute(args)
}
