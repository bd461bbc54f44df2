import type { Context } from '../../context.ts'
import { holderKey } from '../../domain/targets/holder.ts'
import { sizeOf, type Metric } from '../../domain/targets/size.ts'
import { gapsOf } from '../../domain/targets/target-tree.ts'
import { attainmentsOf } from './read-attainments.ts'
import { isOver } from './write-target.ts'

/** The targets of a year as a table: a row for each holder below her superior, a cell for each period. */
export async function readTargetTree(context: Context, { year, metric }: { readonly year: string; readonly metric: Metric }) {
  const found = await context.db.target.findMany({
    where: { metric, status: { not: 'SUPERSEDED' }, OR: [{ periodKey: year }, { periodKey: { startsWith: `${year}-` } }] },
    include: { person: { select: { name: true, title: true } }, orgUnit: { select: { name: true, headId: true } } },
    orderBy: [{ revision: 'asc' }, { name: 'asc' }, { id: 'asc' }], take: 5_000,
  })
  const nodes = found.map((target) => ({ ...target, holder: holderKey(target), size: sizeOf(target) }))
  // A revision that waits is shown beside the value that still holds, which alone counts.
  const holding = nodes.filter((one) => !nodes.some((other) => other !== one && other.holder === one.holder && other.periodKey === one.periodKey && (one.status === 'APPROVED' ? false : other.status === 'APPROVED')))
  const revised = new Map(nodes.filter((one) => !holding.includes(one)).map((one) => [`${one.holder} ${one.periodKey}`, one]))
  const attainments = await attainmentsOf(context, holding)
  const cells = holding.map((target, index) => ({ ...target, ...attainments[index]!, gaps: gapsOf(target, holding), ...mayOf(context, target), next: revised.get(`${target.holder} ${target.periodKey}`) ?? null }))
  return rowsOf(cells)
}

export type TargetRow = Awaited<ReturnType<typeof readTargetTree>>[number]
export type TargetCell = TargetRow['cells'][number]

interface Cell {
  readonly id: string
  readonly holder: string
  readonly parentId: string | null
  readonly personId: string | null
  readonly orgUnitId: string | null
  readonly person: { readonly name: string; readonly title: string | null } | null
  readonly orgUnit: { readonly name: string } | null
}

function rowsOf<Target extends Cell>(cells: readonly Target[]) {
  const byId = new Map(cells.map((cell) => [cell.id, cell]))
  const superiorOf = (cell: Target): string | null => {
    for (let up = cell.parentId === null ? undefined : byId.get(cell.parentId); up; up = up.parentId === null ? undefined : byId.get(up.parentId)) if (up.holder !== cell.holder) return up.holder
    return null
  }
  const rows = new Map<string, { readonly holder: string; readonly personId: string | null; readonly orgUnitId: string | null; readonly name: string; readonly title: string | null; superior: string | null; readonly cells: Target[] }>()
  for (const cell of cells) {
    const row = rows.get(cell.holder) ?? { holder: cell.holder, personId: cell.personId, orgUnitId: cell.orgUnitId, name: cell.person?.name ?? cell.orgUnit?.name ?? '', title: cell.person?.title ?? null, superior: null, cells: [] }
    row.superior ??= superiorOf(cell)
    row.cells.push(cell)
    rows.set(cell.holder, row)
  }
  return inOrder([...rows.values()])
}

/** Superiors before those below them, each with her depth. */
function inOrder<Row extends { readonly holder: string; readonly superior: string | null; readonly name: string }>(rows: readonly Row[]): (Row & { readonly depth: number })[] {
  const known = new Set(rows.map(({ holder }) => holder))
  const below = (superior: string | null, depth: number): (Row & { readonly depth: number })[] =>
    rows
      .filter((row) => (row.superior !== null && known.has(row.superior) ? row.superior : null) === superior)
      .sort((a, b) => a.name.localeCompare(b.name))
      .flatMap((row) => [{ ...row, depth }, ...(depth < 12 ? below(row.holder, depth + 1) : [])])
  return below(null, 0)
}

/** What the screen offers; the server decides again. */
function mayOf(context: Context, target: { readonly status: string; readonly periodKey: string; readonly personId: string | null; readonly orgUnit: { readonly headId: string | null } | null; readonly ownerId: string | null; readonly teamId: string | null; readonly objectedAt: Date | null }) {
  const { principal } = context
  const isClosed = isOver(context, target.periodKey)
  const scope = principal.scope('pipeline:targets')
  const holds = principal.personId !== null && (target.personId ?? target.orgUnit?.headId) === principal.personId
  const reaches = scope === 'ALL' || (scope === 'TEAM' && (target.ownerId === principal.personId || principal.teamIds.includes(target.teamId ?? '')))
  return { mayEdit: target.status === 'DRAFT' && !isClosed && reaches && (scope === 'ALL' || !holds), maySplit: reaches && !isClosed, mayObject: target.status === 'PROPOSED' && holds && target.objectedAt === null }
}
