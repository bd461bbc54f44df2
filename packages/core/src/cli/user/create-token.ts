import { defineErrors } from '../../errors/tenon-error.ts'
import type { CommandTools } from '../commands.ts'

const errors = defineErrors({
  TOKEN_OWNER_UNKNOWN: { status: 404, message: 'Nobody has the address {email}. Create the person first: tenon user create --email {email} --name <name>.' },
})

export async function createToken(options: { user: string; name: string; days: string; json?: boolean }, { app, identity, write }: CommandTools): Promise<void> {
  const person = await app.systemContext('cli').db['person']!.findFirst({ where: { email: options.user.toLowerCase() } })
  if (!person) throw errors.TOKEN_OWNER_UNKNOWN({ email: options.user })
  const expiresAt = new Date(Date.now() + Number(options.days) * 24 * 3600 * 1000)
  const { token, prefix } = await identity.createToken(person['id'] as string, { name: options.name, expiresAt })
  if (options.json) write(JSON.stringify({ token, prefix, expiresAt }) + '\n')
  else write(`${token}\n`)
}
