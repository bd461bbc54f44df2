import { keepDevice, readDevice } from './device-storage.ts'

/** Records that were looked at on this device, newest first; gone with the session. */
export interface RecentPage {
  readonly href: string
  readonly title: string
  /** Name of the resource. */
  readonly resource: string
}

const STORED = 'recent'
const KEPT = 12

export function recentPages(): RecentPage[] {
  try {
    const read: unknown = JSON.parse(readDevice(STORED) ?? '[]')
    return Array.isArray(read) ? read.filter(isRecentPage) : []
  } catch {
    return []
  }
}

export function rememberPage(page: RecentPage): void {
  const others = recentPages().filter((one) => one.href !== page.href)
  keepDevice(STORED, JSON.stringify([page, ...others].slice(0, KEPT)))
}

export function forgetPages(): void {
  keepDevice(STORED, null)
}

function isRecentPage(value: unknown): value is RecentPage {
  return typeof value === 'object' && value !== null && 'href' in value && 'title' in value && 'resource' in value
}
