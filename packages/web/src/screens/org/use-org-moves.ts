import type { ResourceMeta } from '@tenon/core/metadata'
import { DataError } from '../../data/data-error.ts'
import { useData } from '../../data/use-data.ts'
import type { Refusal, WriteOutcome } from '../../data/write-outcome.ts'
import { write } from '../../data/writes.ts'
import { useFormat } from '../../kit/index.ts'
import { useI18n, useShell } from '../../module.ts'
import { useTexts } from '../shared/use-texts.ts'
import type { PlannedPosition } from './org-documents.ts'

const TYPES = ['Person', 'Assignment', 'OrgUnit']

/** Where somebody works, for whom, and as what. */
export interface PlaceNow {
  readonly unitId: string
  readonly managerId: string | null
  readonly title: string | null
}

export interface PersonMove extends PlaceNow {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly from: string
  readonly unitName: string
  readonly before: PlaceNow | null
  readonly successorId: string | null
  readonly keepHead: boolean
  readonly replaceLater: boolean
}

export interface AccessEnd {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly on: string
  readonly handOverTo: string | null
}

export interface UnitMove {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly parentId: string | null
  readonly parentName: string
  readonly formerParentId: string | null
}

/** The moves of the organisation, each said in a message, with a way back where there is one. Each gives its refusal, or null. */
export function useOrgMoves(people: ResourceMeta, units: ResourceMeta) {
  const { client } = useData()
  const { toasts } = useShell()
  const { t } = useI18n()
  const format = useFormat()
  const texts = useTexts()

  async function send(meta: ResourceMeta, mutation: string, input: Readonly<Record<string, unknown>>): Promise<WriteOutcome | null> {
    try {
      return await write(client, meta, { mutation, input, types: TYPES })
    } catch (error) {
      toasts.show({ tone: 'danger', title: error instanceof DataError ? texts.failure(error) : String(error) })
      return null
    }
  }

  /** Repeats a former place; says so where somebody else was quicker. */
  async function back(meta: ResourceMeta, mutation: string, input: Readonly<Record<string, unknown>>): Promise<void> {
    const outcome = await send(meta, mutation, input)
    if (outcome?.ok) toasts.show({ title: t('screens.org.move.undone') })
    else if (outcome) toasts.show({ tone: 'danger', title: outcome.refusal.message })
  }

  async function movePerson(move: PersonMove): Promise<Refusal | null | undefined> {
    const { id, version, unitId, managerId, title, from, successorId, keepHead, replaceLater } = move
    const outcome = await send(people, 'transferPerson', { personId: id, unitId, managerId, title, from, expectedVersion: version, ...(successorId ? { successorId } : {}), ...(keepHead ? { keepHead } : {}), ...(replaceLater ? { replaceLater } : {}) })
    if (!outcome) return undefined
    if (!outcome.ok) return outcome.refusal
    const today = format.today()
    const { before } = move
    const record = outcome.record
    const undo = from === today && before && record && !replaceLater ? { action: { label: t('screens.undo'), run: () => void back(people, 'transferPerson', { personId: id, ...before, from, keepHead: true, expectedVersion: record.version }) } } : {}
    toasts.show({ tone: 'success', title: from > today ? t('screens.org.move.isPlanned', { name: move.name, unit: move.unitName, day: format.date(from) }) : t('screens.org.move.isDone', { name: move.name, unit: move.unitName }), ...undo })
    return null
  }

  async function cancelPlanned(name: string, version: number, position: PlannedPosition): Promise<void> {
    const outcome = await send(people, 'cancelTransfer', { positionId: position.id, expectedVersion: version })
    if (outcome?.ok) toasts.show({ title: t('screens.org.move.isCancelled', { name, unit: position.orgUnit.name }) })
    else if (outcome) toasts.show({ tone: 'danger', title: outcome.refusal.message })
  }

  async function moveUnit({ id, name, version, parentId, parentName, formerParentId }: UnitMove): Promise<Refusal | null | undefined> {
    const outcome = await send(units, 'moveUnit', { unitId: id, parentId, expectedVersion: version })
    if (!outcome) return undefined
    if (!outcome.ok) return outcome.refusal
    const { record } = outcome
    const undo = record ? { action: { label: t('screens.undo'), run: () => void back(units, 'moveUnit', { unitId: id, parentId: formerParentId, expectedVersion: record.version }) } } : {}
    toasts.show({ tone: 'success', title: t('screens.org.move.isDone', { name, unit: parentName }), ...undo })
    return null
  }

  async function endAccess({ id, name, version, on, handOverTo }: AccessEnd): Promise<Refusal | null | undefined> {
    const outcome = await send(people, 'endAccess', { personId: id, on, expectedVersion: version, ...(handOverTo ? { handOverTo } : {}) })
    if (!outcome) return undefined
    if (!outcome.ok) return outcome.refusal
    toasts.show({ tone: 'success', title: t('screens.org.end.done', { name }) })
    return null
  }

  return { movePerson, cancelPlanned, moveUnit, endAccess }
}
