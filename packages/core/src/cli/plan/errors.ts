import { defineErrors } from '../../errors/tenon-error.ts'

export const planErrors = defineErrors({
  PLAN_STALE: { status: 409, message: 'The plan {given} is not what would happen now, which is {hash}: the configuration, a package or the database has changed since. Read `tenon plan` again.' },
  PLAN_NOT_READ: { status: 400, message: 'Name the plan that shall be applied: `tenon apply {hash}`, after reading `tenon plan`. For programs there is --yes.' },
  UPGRADE_REFUSED: { status: 409, message: 'Nothing was changed. {reasons} Do what is said, or go back to the former version.' },
  PLUGIN_STILL_ENABLED: { status: 409, message: 'The plugin "{id}" is enabled. Take it out of tenon.config.ts and run `tenon apply` first: then it is disabled, and its data is kept.' },
  PLUGIN_NOT_INSTALLED: { status: 404, message: 'The database has nothing of a plugin "{id}". It has data of: {known}.' },
  PLUGIN_STILL_NEEDED: { status: 409, message: 'The plugin "{id}" cannot be uninstalled: {bridges} was migrated to work with it, and refers to its tables. Uninstall that first.' },
})
