import { useShell } from '../../module.ts'
import type { FilterContext } from '../filter/filter-input.ts'

/** What relative filters ("this month", "me") are relative to. Called while a component initialises. */
export function useFilterContext(): () => FilterContext {
  const { boot, format } = useShell()
  return () => ({ me: boot.me ? boot.me.id : null, today: format.today(), timeZone: boot.company.timeZone })
}
