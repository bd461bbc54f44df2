import type { Plugin, PluginDefinition } from '../plugin/plugin-types.ts'
import { readCoreVersion } from '../composition/core-version.ts'
import { en } from '../messages/en.ts'
import { zhCN } from '../messages/zh-CN.ts'
import { grantCore } from './core-grants.ts'
import { corePermissions } from './core-permissions.ts'
import { declareDelegations } from './delegations.ts'
import { declareDirectory } from './directory-resources.ts'
import { declareInvitations } from './invitations.ts'
import { declareModules } from './modules/declare-modules.ts'
import { declarePositions } from './positions/declare-positions.ts'
import { declarePersonalSettings } from './personal-settings.ts'
import { declareRoles } from './roles/declare-roles.ts'
import { openPermissionBook } from './roles/permission-book.ts'
import { declareTasks } from './tasks/declare-tasks.ts'
import { declareCalendar } from '../calendar/declare-calendar.ts'
import { seedWorkingHours } from '../calendar/seed-working-hours.ts'
import { declareRates } from '../rates/declare-rates.ts'
import { declareTerms } from './terms/declare-terms.ts'
import { declarePeriodLocks } from '../period-locks/declare-period-locks.ts'
import { declareWebhooks } from '../webhooks/declare-webhooks.ts'
import { pruneDeliveries } from '../webhooks/prune-deliveries.ts'
import { webhookHandlers } from '../webhooks/queue.ts'
import { declareSavedViews } from './saved-views.ts'

/** The core as a plugin of itself: the directory of people and units, roles, and the rights on them. `others` are the enabled plugins. */
export function corePlugin(others: readonly Plugin[]): Plugin {
  const messages = { en, 'zh-CN': zhCN }
  const definition: PluginDefinition = {
    id: 'core',
    description: 'People, organisation, roles and sign-in.',
    package: new URL('../../', import.meta.url),
    permissions: corePermissions,
    grants: grantCore,
    schema: (builder: object) => {
      declareDirectory(builder)
      declareSavedViews(builder)
      declarePersonalSettings(builder)
      declareDelegations(builder)
      declareTasks(builder)
      declareWebhooks(builder, others)
      declareModules(builder, core.version, others)
      declareTerms(builder, Object.keys(messages))
      declarePositions(builder)
      declarePeriodLocks(builder)
      declareCalendar(builder)
      declareRates(builder)
      const book = openPermissionBook([core, ...others])
      declareInvitations(builder, book)
      declareRoles(builder, book, [core, ...others])
    },
    seed: seedWorkingHours,
    on: webhookHandlers(others),
    jobs: [{ id: 'prune-webhooks', every: 'night', run: (context) => pruneDeliveries(context as never) }],
    messages,
  }
  const core: Plugin = { definition, config: undefined, name: '@tenon/core', version: readCoreVersion() }
  return core
}
