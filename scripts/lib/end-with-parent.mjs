/** npm runs scripts through a shell, which dies of a SIGTERM without passing it on. Whoever stops npm means what it runs. */
export function endWithParent() {
  const parent = process.ppid
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return
  const watch = setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, 250)
  watch.unref()

  // A signal that came to us as well is enough: a second one would end a server before it has answered everybody.
  const told = (signal) => {
    clearInterval(watch)
    if (process.listenerCount(signal) === 1) process.exit(signal === 'SIGINT' ? 130 : 143) // nobody else handles it
  }
  process.on('SIGTERM', told).on('SIGINT', told)
}
