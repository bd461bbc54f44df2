import type { Model, ModelField } from '../models/model-types.ts'
import { fieldAt } from '../name-keys/index.ts'
import { rightsErrors } from './errors.ts'
import { scalarFilter } from './scalar-filter.ts'
import { certain, modelOf, relationRights, settled, type Polarity, type Rights } from './session.ts'
import { and, everything, isEverything, isNothing, not, nothing, or, partsOf, type Where } from './where.ts'

/**
 * A caller's `where` within the caller's rights, by one principle: what is hidden counts as null, or as absent. So no filter
 * says anything about it. Throws BAD_FILTER for a column that the caller may never read.
 */
export function guardFilter(session: Rights, model: Model, where: unknown, polarity: Polarity = 'plain'): Where {
  if (where === undefined || where === null) return everything
  return and(...Object.entries(where).map(([key, value]) => filterKey(session, model, key, value, polarity)))
}

function filterKey(session: Rights, model: Model, key: string, value: unknown, polarity: Polarity): Where {
  if (value === undefined) return everything
  if (key === 'AND') return and(...partsOf(value).map((part) => guardFilter(session, model, part, polarity)))
  if (key === 'OR') return or(model, ...partsOf(value).map((part) => guardFilter(session, model, part, polarity)))
  if (key === 'NOT') return and(...partsOf(value).map((part) => not(model, guardFilter(session, model, part, flip(polarity)))))
  const field = fieldAt(model, key)
  if (!field) return guardFilter(session, model, compoundKey(model, key, value), polarity)
  if (field.kind !== 'object') return scalarFilter(session, model, field, value, polarity)
  return field.isList ? listFilter(session, model, field, value as Where) : toOneFilter(session, model, field, value as Where | null, polarity)
}

/** `{ dealId_position: { dealId, position } }`: Prisma takes a compound key only where it asks for one row. */
function compoundKey(model: Model, key: string, value: unknown): Where {
  const members = typeof value === 'object' && value !== null ? Object.keys(value) : []
  if (members.length > 1 && members.every((name) => model.fields[name]?.kind === 'scalar' || model.fields[name]?.kind === 'enum')) return value as Where
  throw rightsErrors.BAD_FILTER({ what: model.name, field: key, reason: 'it has no such field' })
}

/** `some` and `none` look at the rows that the caller sees; `every X` is "none that is not X". */
function listFilter(session: Rights, model: Model, field: ModelField, value: Where): Where {
  const target = modelOf(session, field.type)
  const rights = relationRights(session, model, field)
  const anyOf = (inner: Where): Where => {
    const seen = and(rights.target, inner)
    return and(certain(session, model, rights.holder), isNothing(seen) ? nothing(model) : { [field.name]: { some: seen } })
  }
  const parts = Object.entries(value).map(([operator, inner]) => {
    if (inner === undefined) return everything
    if (operator === 'some') return anyOf(guardFilter(session, target, inner))
    if (operator === 'none') return not(model, anyOf(guardFilter(session, target, inner)))
    if (operator === 'every') return not(model, anyOf(not(target, guardFilter(session, target, inner, 'negated'))))
    throw rightsErrors.BAD_FILTER({ what: model.name, field: field.name, reason: `"${operator}" is not a test on a list` })
  })
  return and(...parts)
}

/** A hidden row at the other end is an absent one: `null` means "nothing that you can see". */
function toOneFilter(session: Rights, model: Model, field: ModelField, value: Where | null, polarity: Polarity): Where {
  const target = modelOf(session, field.type)
  const rights = relationRights(session, model, field)
  const found = (inner: unknown, inside: Polarity): Where => {
    const seen = and(settled(session, target, rights.target, inside), guardFilter(session, target, inner, inside))
    const present = isNothing(seen) ? nothing(model) : isEverything(seen) ? isPresent(field) : { [field.name]: { is: seen } }
    return and(settled(session, model, rights.holder, inside), present)
  }
  const hasOperator = value !== null && ('is' in value || 'isNot' in value)
  const operators = hasOperator ? value : { is: value }
  const parts = Object.entries(operators).map(([operator, inner]) => {
    if (inner === undefined) return everything
    if (operator !== 'is' && operator !== 'isNot') throw rightsErrors.BAD_FILTER({ what: model.name, field: field.name, reason: `"${operator}" is not a test on a reference` })
    const wanted = (operator === 'is') === (inner !== null)
    return wanted ? found(inner ?? {}, polarity) : not(model, found(inner ?? {}, flip(polarity)))
  })
  return and(...parts)
}

function isPresent(field: ModelField): Where {
  return field.isRequired ? everything : { [field.name]: { isNot: null } }
}

function flip(polarity: Polarity): Polarity {
  return polarity === 'plain' ? 'negated' : 'plain'
}
