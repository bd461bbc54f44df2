import { Command } from 'commander'
import { runLater } from '../run-later.ts'
import { withInstallation } from '../installation.ts'

export function userCommand(): Command {
  const user = new Command('user').description('Looks after people who can sign in.')
  user.addCommand(
    withInstallation(new Command('create'))
      .description('Creates a person with a login and prints a one-time sign-in link.')
      .requiredOption('--email <address>', 'the address to sign in with')
      .requiredOption('--name <name>', 'the name of the person')
      .option('--role <key...>', 'roles to give, e.g. REP or SYSADMIN')
      .option('--json', 'print the result as JSON')
      .action((options: { dir: string; email: string; name: string; role?: string[]; json?: boolean }) => runLater(options.dir, { command: 'user create', options }, process.stdout)),
  )
  user.addCommand(
    withInstallation(new Command('unlink'))
      .description('Forgets with which accounts of sign-in providers a person came in, and ends the sessions.')
      .requiredOption('--email <address>', 'the address to sign in with')
      .action((options: { dir: string; email: string }) => runLater(options.dir, { command: 'user unlink', options }, process.stdout)),
  )
  return user
}

export function tokenCommand(): Command {
  const token = new Command('token').description('Looks after API tokens.')
  token.addCommand(
    withInstallation(new Command('create'))
      .description('Creates an API token for `Authorization: Bearer` and prints it; it is shown this once only.')
      .requiredOption('--user <email>', 'whose rights the token has')
      .requiredOption('--name <name>', 'what the token is for')
      .option('--days <days>', 'days until it expires', '365')
      .option('--json', 'print the result as JSON')
      .action((options: { dir: string; user: string; name: string; days: string; json?: boolean }) => runLater(options.dir, { command: 'token create', options }, process.stdout)),
  )
  return token
}
