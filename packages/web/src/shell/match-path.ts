export type PathParams = Readonly<Record<string, string>>

/** A matcher for '/contracts/:id' and '/docs/*': the parameters, or null where the path is another. */
export function matcher(pattern: string): (path: string) => PathParams | null {
  const names: string[] = []
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\/:(\w+)/g, (_, name: string) => {
      names.push(name)
      return '/([^/]+)'
    })
    .replace(/\/\*$/, '(?:/.*)?')
  const expression = new RegExp(`^${source}/?$`)
  return (path) => {
    const found = expression.exec(path)
    if (!found) return null
    try {
      return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]))
    } catch {
      return null // A stray % is no address of ours.
    }
  }
}
