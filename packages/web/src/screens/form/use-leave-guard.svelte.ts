import { useShell } from '../../module.ts'

/** Asks before the page is left while something would be lost; closing the tab is covered too. Called while a component initialises. */
export function useLeaveGuard(dirty: () => boolean): { release(): void } {
  const shell = useShell()
  const { t } = shell.i18n
  let stop: (() => void) | null = null

  $effect(() => {
    if (!dirty()) return
    stop = shell.router.block(() => shell.confirm({ title: t('screens.leave.title'), detail: t('screens.leave.text'), action: t('screens.leave.action') }))
    return () => {
      stop?.()
      stop = null
    }
  })

  return {
    /** Everything is saved; the effect that says so may run too late. */
    release() {
      stop?.()
      stop = null
    },
  }
}
