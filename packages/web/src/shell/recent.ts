/** Records that were looked at on this device, newest first; gone with the session. */
export interface RecentPage {
  readonly href: string
  readonly title: string
  /** Name of the resource. */
  readonly resource: string
}

const STORED = 'tenon.recent'
const KEPT = 12

export function recentPages(storage: Storage = localStorage): RecentPage[] {
  try {
    const read: unknown = JSON.parse(storage.getItem(STORED) ?? '[]')
    return Array.isArray(read) ? read.filter(isRecentPage) : []
  } catch {
    return []
  }
}

export function rememberPage(page: RecentPage, storage: Storage = localStorage): void {
  const others = recentPages(storage).filter((one) => one.href !== page.href)
  storage.setItem(STORED, JSON.stringify([page, ...others].slice(0, KEPT)))
}

export function forgetPages(storage: Storage = localStorage): void {
  storage.removeItem(STORED)
}

function isRecentPage(value: unknown): value is RecentPage {
  return typeof value === 'object' && value !== null && 'href' in value && 'title' in value && 'resource' in value
}
