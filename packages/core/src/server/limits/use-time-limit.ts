import type { ExecutionArgs } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { serverErrors } from '../errors.ts'
import type { Cancellable } from '../../database/cancellable.ts'
import type { Limits } from './limits.ts'

/** Ends an execution after its time: its SQL statements are cancelled, resolvers that still wait are left alone, no further ones are called. */
export function useTimeLimit(limits: Limits, cancellable: Cancellable = (work) => work()): Plugin {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const controller = new AbortController()
      const timer = setTimeout(() => controller.abort(serverErrors.QUERY_TOO_SLOW({ seconds: limits.time })), limits.time * 1000).unref()
      Object.assign(args, { signal: controller.signal })
      setExecuteFn((given: ExecutionArgs) => cancellable(() => executeFn(given), controller.signal))
      return { onExecuteDone: () => clearTimeout(timer) }
    },
  }
}
