import { ask } from './ask.ts'
import { SdkError } from './sdk-error.ts'
import type { ClientOptions, ModuleProblem, RequestOptions } from './client-types.ts'

interface Enabled {
  readonly name: string
  readonly version: string
}

/** Compares the client's modules with those that the server has enabled. */
export async function checkModules(options: ClientOptions, request?: RequestOptions): Promise<ModuleProblem[]> {
  const { data, errors } = await ask(options, '{_modules{name version}}', {}, request)
  if (errors[0]) throw errors[0]
  const enabled = (data as { readonly _modules: readonly Enabled[] })._modules
  return (options.modules ?? []).flatMap(({ name, version }): ModuleProblem[] => {
    const found = enabled.find((one) => one.name === name)
    if (!found) return [{ module: name, problem: 'missing', message: `The server does not have the module "${name}".` }]
    const problem = compare(found.version, version)
    return problem ? [{ module: name, problem, message: `The server has "${name}" ${found.version}; this program was made for ${version}.` }] : []
  })
}

/** A server without a module says that there is no such field; this says which module is not there. */
export async function nameModule(options: ClientOptions, error: SdkError, request?: RequestOptions): Promise<SdkError> {
  const [problem] = await checkModules(options, request).catch(() => [])
  return problem ? new SdkError('moduleMissing', problem.message, { module: problem.module, status: error.status, code: error.code, cause: error }) : error
}

/** A newer minor version only adds. */
function compare(server: string, client: string): 'older' | 'changed' | undefined {
  const [there = [], here = []] = [server, client].map((version) => version.split('.').map(Number))
  if (there[0] !== here[0]) return 'changed'
  return there[1]! < here[1]! ? 'older' : undefined
}
