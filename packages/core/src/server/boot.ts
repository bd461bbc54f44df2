import type { RequestContext } from '../context.ts'
import type { Caller } from '../identity/index.ts'
import type { Company } from '../plugin/define-config.ts'
import type { Boot, BootPerson, BootResource } from '../schema/metadata-types.ts'

/** Where the boot answer comes from. */
export interface BootSource {
  readonly version: string
  readonly company: Company
  /** Languages of the shell. */
  readonly locales: readonly string[]
  readonly signIn: Boot['signIn']
  readonly plugins: Boot['plugins']
  /** Names of all permissions of the enabled plugins and the core. */
  readonly permissions: readonly string[]
  /** The caller's own person; null where the row is gone. */
  loadPerson(context: RequestContext): Promise<BootPerson | null>
  /** As much as is shown to somebody who may do nothing yet. */
  loadLocked(caller: Caller): Promise<BootPerson | null>
  loadActing(context: RequestContext, caller: Caller): Promise<Boot['acting']>
  loadDeputyFor(context: RequestContext): Promise<Boot['deputyFor']>
  /** What the company calls things; null where it renamed nothing. */
  loadTerms(): Promise<Boot['terms'] | null>
  /** What the caller may see, in the order of the navigation. */
  resources(context: RequestContext): readonly BootResource[]
}

/** Nobody gets what the sign-in page needs; a caller also who he is, what he may and where to go. At most 10 kB. */
export async function buildBoot(source: BootSource, asked: { readonly context: RequestContext; readonly caller: Caller } | null): Promise<Boot> {
  const me = asked && (await source.loadPerson(asked.context))
  if (!asked || !me) return emptyBoot(source)
  const { context, caller } = asked
  const [acting, deputyFor, terms] = await Promise.all([source.loadActing(context, caller), source.loadDeputyFor(context), source.loadTerms()])
  return { ...emptyBoot(source), me, acting, deputyFor, plugins: source.plugins, permissions: permissionsOf(source, context), resources: source.resources(context), ...(terms ? { terms } : {}) }
}

/** For somebody whose second step comes first: who she is, and that. */
export async function buildLockedBoot(source: BootSource, caller: Caller): Promise<Boot> {
  return { ...emptyBoot(source), me: await source.loadLocked(caller), secondStepRequired: true }
}

function emptyBoot({ version, company, locales, signIn }: BootSource): Boot {
  const { name, currency, timeZone, locale } = company
  return { version, company: { name, currency, timeZone, locale }, locales, signIn, me: null, acting: null, deputyFor: [], plugins: [], permissions: {}, resources: [] }
}

/** Only what is held: everything else is NONE. */
function permissionsOf(source: BootSource, { principal }: RequestContext): Boot['permissions'] {
  const held: Record<string, Boot['permissions'][string]> = {}
  for (const name of source.permissions) {
    const scope = principal.scope(name)
    if (scope !== 'NONE') held[name] = scope
  }
  return held
}
