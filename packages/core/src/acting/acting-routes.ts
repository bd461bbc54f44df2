import type { App } from '../app/app-types.ts'
import { identityErrors, type Caller, type Identity } from '../identity/index.ts'
import { rightsErrors } from '../rights/errors.ts'
import { rowIdOf } from '../schema/global-id.ts'
import { readJson } from '../server/read-body.ts'
import type { Route } from '../server/server-types.ts'
import { mayImpersonate } from './caller-principal.ts'
import { actingErrors } from './errors.ts'

/** POST /api/acting { personId, reason } lets an administrator see the product as somebody else for an hour; DELETE ends it. */
export function actingRoutes(app: Pick<App, 'base' | 'principalOf'>, identity: Pick<Identity, 'startActing' | 'stopActing'>): Route[] {
  return [
    {
      method: 'POST',
      path: '/api/acting',
      handler: async (request, { caller, meta }) => {
        const administrator = sessionOf(caller)
        const { personId, reason } = (await readJson(request)).value
        if (typeof reason !== 'string' || reason.trim().length < 3) throw actingErrors.ACTING_REASON_MISSING()
        const target = await findTarget(app, administrator, personId)
        const { until } = await identity.startActing(administrator, target, reason.trim().slice(0, 300), meta)
        return Response.json({ until }, { headers: { 'cache-control': 'no-store' } })
      },
    },
    {
      method: 'DELETE',
      path: '/api/acting',
      handler: async (_request, { caller }) => {
        await identity.stopActing(sessionOf(caller))
        return new Response(null, { status: 204 })
      },
    },
  ]
}

function sessionOf(caller: Caller | null): Caller {
  if (caller?.kind !== 'session') throw identityErrors.SESSION_REQUIRED()
  return caller
}

/** The row id of a person whom the administrator may act as. */
async function findTarget(app: Pick<App, 'base' | 'principalOf'>, { personId: ownId, impersonatorId, rightsVersion }: Caller, personId: unknown): Promise<string> {
  if (impersonatorId !== undefined) throw actingErrors.ACTING_ALREADY()
  if (!mayImpersonate(await app.principalOf(ownId, rightsVersion))) throw rightsErrors.FORBIDDEN({ action: 'act as', what: 'other people' })
  const id = typeof personId === 'string' ? rowIdOf(personId, 'Person') : null
  const person = id === null ? null : ((await app.base['person']!['findUnique']!({ where: { id }, select: { name: true, active: true } })) as { name: string; active: boolean } | null)
  if (!person) throw identityErrors.PERSON_UNKNOWN()
  const { name, active } = person
  if (!active) throw identityErrors.PERSON_INACTIVE({ name })
  if (id === ownId) throw actingErrors.ACTING_AS_ONESELF()
  if (mayImpersonate(await app.principalOf(id!, rightsVersion))) throw actingErrors.ACTING_AS_ADMINISTRATOR({ name })
  return id!
}
