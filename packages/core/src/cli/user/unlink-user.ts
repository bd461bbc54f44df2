import type { CommandTools } from '../commands.ts'

export async function unlinkUser({ email }: { email: string }, { identity, write }: CommandTools): Promise<void> {
  const { unlinked } = await identity.unlinkProviders(email)
  write(`${email} has ${unlinked === 1 ? 'one account' : `${unlinked} accounts`} of sign-in providers less. The next sign-in links anew.\n`)
}
