import { defineErrors } from '../../errors/tenon-error.ts'
import { runMutation } from '../../writes/run-mutation.ts'
import type { CommandTools } from '../commands.ts'

const errors = defineErrors({
  ROLE_UNKNOWN: { status: 404, message: 'There is no role "{role}". Known are: {known}.' },
})

export async function createUser(options: { email: string; name: string; role?: string[]; json?: boolean }, { app, identity, publicUrl, write }: CommandTools): Promise<void> {
  const context = app.systemContext('cli')
  const roles = await context.db['role']!.findMany({ orderBy: { key: 'asc' } })
  const wanted = (options.role ?? []).map((key) => {
    const role = roles.find((candidate) => candidate['key'] === key)
    if (!role) throw errors.ROLE_UNKNOWN({ role: key, known: roles.map((candidate) => candidate['key']).join(', ') })
    return role
  })
  const { personId } = await identity.createUser({ email: options.email, name: options.name })
  await runMutation(context, { name: 'user create', input: options.email }, async (inner) => {
    for (const role of wanted) {
      const held = await inner.db['roleHolder']!.findFirst({ where: { roleId: role['id'], personId } })
      if (!held) await inner.db['roleHolder']!.create({ data: { roleId: role['id'], personId } })
    }
  })
  const { path } = await identity.issueSignInLink(personId, { validFor: 24 * 3600 })
  if (options.json) write(JSON.stringify({ personId, link: publicUrl + path }) + '\n')
  else write(`Created ${options.name} <${options.email}>. Sign in once, within a day, with:\n  ${publicUrl}${path}\n`)
}
