import type { Policy } from './policy.ts'
import { referenceOf } from './world/values.ts'
import { hideable, rowsOf, text, type Model, type Models, type Row, type World } from './world/world.ts'

const stamps = new Set(['version', 'createdAt', 'createdById', 'updatedAt', 'updatedById'])

/** The record that a step of a lifecycle takes along, and the permission that the step asks for. */
export interface Step {
  readonly model: string
  readonly key: string
  readonly permission: string
}

/** What a write did beyond its caller's rights, as sentences. */
export function trespasses(models: Models, policy: Policy, before: World, after: World, step: Step | null = null): string[] {
  const judged = hideable(models).filter(({ name }) => name !== 'HistoryEntry' && policy.isRuled(name))
  return judged.flatMap((model) => {
    const [old, current] = [before.get(model.name)!, after.get(model.name)!]
    if (old === current) return []
    return [...new Set([...old.keys(), ...current.keys()])].flatMap((key) => {
      const [was, is] = [old.get(key), current.get(key)]
      if (text(was) === text(is)) return []
      return judge({ models, model, policy, before, after, was, is, isStep: step?.model === model.name && step.key === key && was !== undefined && policy.reaches(step.permission, was) }).map((sentence) => `${model.name} ${key} ${sentence}`)
    })
  })
}

interface Change {
  readonly models: Models
  readonly model: Model
  readonly policy: Policy
  readonly before: World
  readonly after: World
  readonly was: Row | undefined
  readonly is: Row | undefined
  /** A permission of the caller lets this record be taken along without the right to change it: "legal approves a contract that it may not edit". */
  readonly isStep: boolean
}

function judge(change: Change): string[] {
  const { model: { name }, policy, before, after, was, is, isStep } = change
  const found: string[] = []
  const inReach = (action: string): boolean => policy.may('read', name, was!, before) && policy.may(action, name, was!, before)
  if (was && !is && !inReach('delete') && !isPartOfReach(change)) found.push('was out of reach and is gone')
  if (was && is && isStep && !policy.may('read', name, was, before)) found.push('is hidden and was taken a step along')
  if (was && is && !isStep && !onlyLostTargets(change)) {
    if (!inReach('update')) found.push('was out of reach and changed')
    if (!policy.may('update', name, is, after) && !policy.may('assign', name, is, after)) found.push('left reach')
    for (const column of changedColumns(change)) if (!stamps.has(column) && !policy.mayField('update', name, column, was, before)) found.push(`has another ${column}, which is not the caller's to write`)
  }
  if (!was && is && policy.isCreatable(name) && !policy.may('create', name, is, after)) found.push('was created out of reach')
  if (is) found.push(...newReferences(change))
  return found
}

/** Parts go with the whole: by the database's cascade, or by a use case on a record that the caller may change. */
function isPartOfReach({ models, model, policy, before, was }: Change): boolean {
  return Object.values(model.fields).some(({ relation, type, isRequired }) => {
    if (!relation || relation.fromFields.length === 0 || !isRequired) return false
    const parent = rowsOf(before, type).find((row) => relation.fromFields.every((from, index) => String(was![from]) === String(row[relation.toFields[index]!])))
    return parent !== undefined && models.models[type]!.plugin !== 'core' && policy.may('read', type, parent, before) && ['update', 'delete'].some((action) => policy.may(action, type, parent, before))
  })
}

/** The database itself empties references to a row that was deleted. */
function onlyLostTargets(change: Change): boolean {
  return changedColumns(change).every((column) => {
    const reference = referenceOf(change.model, column)
    return change.is![column] === null && reference !== undefined && !change.after.get(reference.type)?.has(String(change.was![column]))
  })
}

function changedColumns({ was, is }: Change): string[] {
  return Object.keys(is!).filter((column) => text(was![column]) !== text(is![column]))
}

function newReferences({ model, policy, before, after, was, is }: Change): string[] {
  return Object.entries(is!).flatMap(([column, value]) => {
    const reference = referenceOf(model, column)
    if (value === null || !reference || stamps.has(column) || text(was?.[column]) === text(value)) return []
    const key = String(value)
    const [old, current] = [before.get(reference.type)?.get(key), after.get(reference.type)?.get(key)]
    const isSeen = old ? policy.may('read', reference.type, old, before) : current !== undefined && policy.may('read', reference.type, current, after)
    return isSeen ? [] : [`has a new ${column} that points at a hidden ${reference.type}`]
  })
}
