import type { App } from '../../app/app-types.ts'
import type { Identity } from '../../identity/index.ts'
import type { Installation } from '../installation.ts'

interface Announcement {
  readonly app: App
  readonly identity: Identity
  readonly publicUrl: string
  readonly installation: Installation
  readonly seconds: number
  /** Where mails go. */
  readonly mail: string
  readonly say: (line: string) => void
}

/** Where the company is, and one-time links for whoever must get in first. */
export async function announce({ app, identity, publicUrl, installation, mail, seconds, say }: Announcement): Promise<void> {
  say('')
  say(`  ${installation.config.company.name} is ready at ${publicUrl} (${seconds.toFixed(1)} s)`)
  const links = await signInLinks(app, identity, publicUrl, installation.config.demo !== undefined)
  if (links.length > 0) {
    say('')
    say('  Sign in (each link works once, for a day):')
    for (const line of links) say(line)
  }
  say('')
  say(`  Mails go to ${mail}${process.env['TENON_SMTP_URL'] ? '' : ' (set TENON_SMTP_URL to send them)'}`)
  if (app.database.kind === 'embedded') {
    say('')
    say(`  Data: ${installation.data}, in the embedded database: for trying out and small pilots.`)
    say('  For production set DATABASE_URL to a PostgreSQL server.')
  }
  say('')
}

/** In an example company one of each sales role; elsewhere the administrator, until he has signed in once. */
async function signInLinks(app: App, identity: Identity, publicUrl: string, demo: boolean): Promise<string[]> {
  const { db } = app.systemContext('start')
  const lines: string[] = []
  const roles = [['SYSADMIN', 'Administrator'], ['REP', 'Sales representative'], ['MANAGER', 'Sales manager'], ['DIRECTOR', 'Sales director']] as const
  for (const [role, label] of demo ? roles : roles.slice(0, 1)) {
    const holder = await db['roleHolder']!.findFirst({ where: { role: { is: { key: role } }, person: { is: { active: true, email: { not: null } } } }, include: { person: true }, orderBy: { id: 'asc' } })
    if (!holder) continue
    const person = holder['person'] as { id: string; name: string }
    if (!demo && (await identity.listSessions(person.id)).length > 0) continue
    const { path } = await identity.issueSignInLink(person.id, { validFor: 24 * 3600 })
    lines.push(`    ${`${label} (${person.name})`.padEnd(34)} ${publicUrl}${path}`)
  }
  return lines
}
