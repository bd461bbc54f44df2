import { Command } from 'commander'
import { withInstallation } from '../installation.ts'
import type { PlanOptions } from './run.ts'

export function planCommand(): Command {
  return withInstallation(new Command('plan'))
    .description('Says what applying tenon.config.ts would change: plugins, SQL, API, rights, navigation, rows. Changes nothing.')
    .option('--uninstall <plugin>', 'what uninstalling a disabled plugin would destroy')
    .option('--json', 'print the plan as JSON')
    .action(async (options: PlanOptions) => (await runs()).showPlan(options))
}

export function applyCommand(): Command {
  return withInstallation(new Command('apply'))
    .description('Applies a plan that was read: enables, upgrades and disables what tenon.config.ts says, or uninstalls a disabled plugin. Ended in the middle, the same call completes it.')
    .argument('[hash]', 'of the plan, as `tenon plan` printed it')
    .option('--uninstall <plugin>', 'export and destroy the data of a disabled plugin')
    .option('--export <folder>', 'where an uninstalled plugin is exported to; by default uninstalled/{plugin} in the data folder')
    .option('--yes', 'apply without a plan that was read')
    .action(async (hash: string | undefined, options: PlanOptions) => (await runs()).apply(hash, options))
}

/** Loads the application only when it is needed: `--help` answers at once. */
const runs = () => import('./run.ts')
