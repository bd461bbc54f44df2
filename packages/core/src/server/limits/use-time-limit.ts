import type { Plugin } from 'graphql-yoga'
import { serverErrors } from '../errors.ts'
import type { Limits } from './limits.ts'

/** Ends an execution after its time. Resolvers that still wait are left alone, no further ones are called. */
export function useTimeLimit(limits: Limits): Plugin {
  return {
    onExecute({ args }) {
      const controller = new AbortController()
      const timer = setTimeout(() => controller.abort(serverErrors.QUERY_TOO_SLOW({ seconds: limits.time })), limits.time * 1000).unref()
      Object.assign(args, { signal: controller.signal })
      return { onExecuteDone: () => clearTimeout(timer) }
    },
  }
}
