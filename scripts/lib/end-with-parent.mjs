/** npm runs scripts through a shell, which dies of a SIGTERM without passing it on. Whoever stops npm means what it runs. */
export function endWithParent() {
  const parent = process.ppid
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  watch.unref()
}
