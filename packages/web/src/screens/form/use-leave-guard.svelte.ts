import { useShell } from '../../module.ts'

/** Asks before the page is left while something would be lost that stands in no form; closing the tab is covered too. Called while a component initialises. */
export function useLeaveGuard(dirty: () => boolean): void {
  const shell = useShell()

  $effect(() => (dirty() ? shell.router.block(() => shell.askToLeave('lost')) : undefined))
}
