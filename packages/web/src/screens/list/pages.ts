import type { ResourceRecord } from '../../data/record.ts'

/** One answered page: the cursor that it was asked with, its rows, and where the next one begins. */
export interface Page {
  readonly after: string | null
  readonly rows: readonly ResourceRecord[]
  readonly endCursor: string | null
  readonly hasNextPage: boolean
  /** A write may have changed it since. */
  readonly stale: boolean
}

/** The loaded part of a long list. */
export type Pages = readonly Page[]

export function rowsOf(pages: Pages): readonly ResourceRecord[] {
  return pages.length === 1 ? (pages[0]?.rows ?? []) : pages.flatMap((page) => page.rows)
}

export function hasMore(pages: Pages): boolean {
  return pages.at(-1)?.hasNextPage ?? true
}

export function nextCursor(pages: Pages): string | null {
  return pages.at(-1)?.endCursor ?? null
}

/** Adds a page at the end. A row that moved between two requests is kept once, where it was seen last. */
export function withPage(pages: Pages, page: Page): Pages {
  return [...withoutRows(pages, new Set(page.rows.map((row) => row.id))), page]
}

/**
 * Puts a newer answer in the place of a page; a row that moved into it leaves the others. Where it ends elsewhere now, the following
 * page begins there and is stale, so that no row falls between the two.
 */
export function withFreshPage(pages: Pages, index: number, page: Page): Pages {
  const ids = new Set(page.rows.map((row) => row.id))
  return pages.map((old, at) => {
    if (at === index) return page
    const kept = withoutRows([old], ids)[0] ?? old
    return at === index + 1 && kept.after !== page.endCursor ? { ...kept, after: page.endCursor, stale: true } : kept
  })
}

export function withoutRows(pages: Pages, ids: ReadonlySet<string>): Pages {
  return pages.map((page) => (page.rows.some((row) => ids.has(row.id)) ? { ...page, rows: page.rows.filter((row) => !ids.has(row.id)) } : page))
}

export function allStale(pages: Pages): Pages {
  return pages.map((page) => ({ ...page, stale: true }))
}

/** The first stale page with a row between `start` and `end`; -1 when all that is in sight is fresh. */
export function staleInSight(pages: Pages, start: number, end: number): number {
  let first = 0
  return pages.findIndex((page) => {
    const last = first + page.rows.length
    const inSight = page.stale && first < Math.max(end, 1) && last >= start
    first = last
    return inSight
  })
}
