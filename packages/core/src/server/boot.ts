import type { RequestContext } from '../context.ts'
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
  /** What the caller may see, in the order of the navigation. */
  resources(context: RequestContext): readonly BootResource[]
}

/** Nobody gets what the sign-in page needs; a caller also who he is, what he may and where to go. At most 10 kB. */
export async function buildBoot(source: BootSource, context: RequestContext | null): Promise<Boot> {
  const { version, company, locales, signIn } = source
  const { name, currency, timeZone, locale } = company
  const common = { version, company: { name, currency, timeZone, locale }, locales, signIn }
  const me = context && (await source.loadPerson(context))
  if (!context || !me) return { ...common, me: null, plugins: [], permissions: {}, resources: [] }
  return { ...common, me, plugins: source.plugins, permissions: permissionsOf(source, context), resources: source.resources(context) }
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
