import type { App } from '../app/app-types.ts'
import type { RequestContext } from '../context.ts'
import { defineErrors } from '../errors/tenon-error.ts'

const errors = defineErrors({
  ACTING_PERSON_UNKNOWN: { status: 404, message: 'Nobody with the address {email} can act. Check --as.' },
})

/** The context of a command: the person of `--as`, or the system with all rights. */
export async function actingContext(app: App, email: string | undefined, source: string, locale?: string): Promise<RequestContext> {
  if (email === undefined) return app.systemContext(source)
  const person = await app.systemContext('cli').db['person']!.findFirst({ where: { email: email.toLowerCase(), active: true } })
  if (!person) throw errors.ACTING_PERSON_UNKNOWN({ email })
  return app.createContext(await app.principalOf(person['id'] as string), { source, ...(locale === undefined ? {} : { locale }) })
}
