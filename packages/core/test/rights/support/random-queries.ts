import type { Model, ModelField, Models } from '../../../src/models/model-types.ts'
import type { GuardedModel } from '../../../src/context.ts'
import type { Random } from '../../../src/testing/random.ts'
import { id, shopModels, sizes } from './shop-data.ts'

export interface RandomQuery {
  readonly model: string
  readonly operation: keyof GuardedModel
  readonly args: Record<string, unknown>
}

type Args = Record<string, unknown>

interface Maker {
  readonly random: Random
  readonly models: Models
  /**
   * Only what has the same meaning on a copy without the hidden rows. Left out: whether a reference is null (the copy keeps the
   * key of a missing row), lists ordered by counts, and groups.
   */
  readonly comparable: boolean
}

/** A random read over the shop's models, nested up to two levels, with everything that Prisma's arguments offer. */
export function randomQuery(maker: Maker): RandomQuery {
  const { random } = maker
  const model = maker.models.models[random.pick(shopModels)]!
  const operation = random.pick(['findMany', 'findMany', 'findMany', 'findMany', 'findFirst', 'findUnique', 'count', 'aggregate', 'groupBy'] as const)
  return { model: model.name, operation, args: argsFor(maker, model, operation) }
}

function argsFor(maker: Maker, model: Model, operation: RandomQuery['operation']): Args {
  const { random } = maker
  const where = random.chance(0.6) ? { where: randomWhere(maker, model, 2) } : {}
  if (operation === 'findUnique') return { where: { ...keyWhere(maker, model), ...(random.chance(0.3) ? { AND: [randomWhere(maker, model, 1)] } : {}) }, ...randomShape(maker, model, 2) }
  if (operation === 'count') return random.chance(0.3) ? { ...where, select: { _all: true, [random.pick(columnsOf(model)).name]: true } } : where
  if (operation === 'aggregate') return { ...where, _count: { _all: true, [random.pick(columnsOf(model)).name]: true }, ...figures(maker, model) }
  if (operation === 'groupBy') {
    const by = random.pick(columnsOf(model).filter((field) => !field.isList && field.type !== 'Json')).name
    return { by: [by], ...where, _count: { _all: true }, ...figures(maker, model), ...(random.chance(0.3) ? { orderBy: { [by]: 'desc' }, take: 3 } : {}) }
  }
  const list = randomList(maker, model, 2)
  if (operation === 'findFirst') delete list['take']
  return list
}

function figures({ random }: Maker, model: Model): Args {
  const numbers = columnsOf(model).filter((field) => ['Int', 'BigInt', 'Decimal'].includes(field.type))
  const ordered = columnsOf(model).filter((field) => ['Int', 'String', 'Decimal', 'DateTime'].includes(field.type) && !field.isList && field.nativeType !== 'Uuid')
  return {
    ...(numbers.length > 0 && random.chance(0.6) ? { _sum: { [random.pick(numbers).name]: true } } : {}),
    ...(ordered.length > 0 && random.chance(0.5) ? { _max: { [random.pick(ordered).name]: true } } : {}),
  }
}

function randomList(maker: Maker, model: Model, depth: number, top = true): Args {
  const { random } = maker
  const args: Args = { ...randomShape(maker, model, depth) }
  if (random.chance(0.6)) args['where'] = randomWhere(maker, model, 2)
  if (maker.comparable || random.chance(0.7)) args['orderBy'] = randomOrder(maker, model)
  if (random.chance()) args['take'] = (1 + random.int(12)) * (top && random.chance(0.15) ? -1 : 1)
  if (top && random.chance(0.2)) args['skip'] = random.int(4)
  if (!random.chance(top ? 0.15 : 0.05)) return args
  // Prisma loses rows after a cursor in an order by a column that may be null, as all are on the copy.
  return { ...args, cursor: keyWhere(maker, model), ...(maker.comparable ? { orderBy: model.primaryKey.map((name) => ({ [name]: 'asc' })) } : {}) }
}

function randomShape(maker: Maker, model: Model, depth: number): Args {
  const { random } = maker
  const members: Args = {}
  const relations = depth > 0 ? random.some(relationsOf(model), 0.35) : []
  for (const field of relations) {
    const target = maker.models.models[field.type]!
    const inner = field.isList ? randomList(maker, target, depth - 1, false) : randomShape(maker, target, depth - 1)
    members[field.name] = Object.keys(inner).length > 0 ? inner : true
  }
  const lists = relationsOf(model).filter((field) => field.isList)
  if (lists.length > 0 && random.chance(0.3)) {
    const field = random.pick(lists)
    members['_count'] = { select: { [field.name]: random.chance() ? true : { where: randomWhere(maker, maker.models.models[field.type]!, 1) } } }
  }
  if (random.chance()) {
    const columns = random.some(columnsOf(model), 0.5)
    return { select: { ...members, ...Object.fromEntries((columns.length > 0 ? columns : columnsOf(model)).map((field) => [field.name, true])) } }
  }
  return { ...(Object.keys(members).length > 0 ? { include: members } : {}), ...(random.chance(0.1) ? { omit: { [random.pick(columnsOf(model)).name]: true } } : {}) }
}

function randomOrder(maker: Maker, model: Model): Args[] {
  const { random } = maker
  const direction = random.pick(['asc', 'desc'])
  const column = (of: Model): ModelField => {
    const field = anyColumn(maker, of)
    return field.isList || field.type === 'Json' ? column(of) : field
  }
  const references = relationsOf(model).filter((field) => !field.isList)
  const entries: Args[] = []
  if (references.length > 0 && random.chance(0.35)) {
    const field = random.pick(references)
    entries.push({ [field.name]: { [column(maker.models.models[field.type]!).name]: direction } })
  }
  if (random.chance(0.8)) entries.push({ [column(model).name]: random.pick(['asc', 'desc']) })
  const lists = relationsOf(model).filter((field) => field.isList)
  if (!maker.comparable && lists.length > 0 && random.chance(0.1)) entries.push({ [random.pick(lists).name]: { _count: direction } })
  return [...entries, ...model.primaryKey.filter((name) => !entries.some((entry) => name in entry)).map((name) => ({ [name]: 'asc' }))]
}

export function randomWhere(maker: Maker, model: Model, depth: number): Args {
  const { random } = maker
  const part = (): Args => randomWhere(maker, model, depth - 1)
  const choice = random.int(100)
  if (depth > 0 && choice < 15) return { AND: [part(), part()] }
  if (depth > 0 && choice < 28) return { OR: [part(), part()] }
  if (depth > 0 && choice < 42) return { NOT: part() }
  const relations = relationsOf(model)
  if (depth > 0 && choice < 75 && relations.length > 0) return relationTest(maker, random.pick(relations), depth)
  return columnTest(maker, anyColumn(maker, model))
}

const oftenHidden = new Set(['cost', 'amount', 'code', 'closedOn', 'taxNumber', 'creditLimit', 'email', 'accountId'])

/** Half of the time a column that is hidden from somebody, on some rows. */
function anyColumn({ random }: Maker, model: Model): ModelField {
  const all = columnsOf(model)
  const hidden = all.filter((field) => oftenHidden.has(field.name))
  return random.pick(hidden.length > 0 && random.chance() ? hidden : all)
}

function relationTest(maker: Maker, field: ModelField, depth: number): Args {
  const { random } = maker
  const inner = (): Args => randomWhere(maker, maker.models.models[field.type]!, depth - 1)
  if (field.isList) return { [field.name]: { [random.pick(['some', 'none', 'every'])]: inner() } }
  if (!maker.comparable && !field.isRequired && random.chance(0.3)) return { [field.name]: random.pick([null, { is: null }, { isNot: null }]) }
  return { [field.name]: random.chance(0.2) ? inner() : { [random.pick(['is', 'isNot'])]: inner() } }
}

function columnTest({ random, models }: Maker, field: ModelField): Args {
  const values = (): unknown => {
    if (field.kind === 'enum') return random.pick(models.enums[field.type]!.values)
    switch (field.type) {
      case 'Int': return random.int(5)
      case 'BigInt': return BigInt(random.int(40) * 1000)
      case 'Decimal': return random.pick([random.int(1000), 900_000 + random.int(100)])
      case 'Boolean': return random.chance()
      case 'DateTime': return new Date(Date.UTC(2026, random.int(10), 1 + random.int(27)))
      default: return field.nativeType === 'Uuid' ? randomId({ random }, field) : String(random.int(30))
    }
  }
  if (field.isList) return { [field.name]: random.pick([{ has: 'big' }, { isEmpty: true }, { hasSome: ['t1', 't2'] }]) }
  if (field.type === 'Json') return { [field.name]: { path: ['level'], equals: random.int(4) } }
  if (!field.isRequired && random.chance(0.2)) return { [field.name]: random.pick([null, { equals: null }, { not: null }]) }
  if (field.type === 'String' && field.nativeType === null) return { [field.name]: random.pick([{ contains: values() }, { startsWith: random.pick(['TWIN', 'SECRET', 'd', 'a']) }, { endsWith: values() }, { not: values() }]) }
  if (field.kind === 'enum' || field.type === 'Boolean' || field.nativeType === 'Uuid') return { [field.name]: random.pick([values(), { not: values() }, ...(field.type === 'Boolean' ? [] : [{ in: [values(), values()] }, { notIn: [values()] }])]) }
  return { [field.name]: random.pick([values(), { gt: values() }, { lte: values() }, { in: [values(), values()] }, { not: values() }]) }
}

function keyWhere(maker: Pick<Maker, 'random'>, model: Model): Args {
  const { random } = maker
  if (model.name === 'Currency') return { code: random.pick(['CNY', 'EUR', 'XXX']) }
  if (model.name === 'DealLine') return { dealId_position: { dealId: id('Deal', 1 + random.int(sizes.Deal)), position: 1 + random.int(2) } }
  if (model.name === 'Deal' && random.chance(0.2)) return { code: `D${1 + random.int(sizes.Deal)}` }
  return { id: id(model.name as 'Deal', 1 + random.int(sizes[model.name as 'Deal'] ?? 10)) }
}

/** An id that the column may well hold: of the model at the other end. */
function randomId({ random }: Pick<Maker, 'random'>, field: ModelField): string {
  const target = ({ id: 'Deal', accountId: 'Account', parentId: 'Account', dealId: 'Deal', teamId: 'OrgUnit' } as Record<string, 'Deal' | 'Account' | 'OrgUnit'>)[field.name] ?? 'Person'
  return id(target, 1 + random.int(target === 'OrgUnit' ? 7 : target === 'Person' ? 14 : 40))
}

function columnsOf(model: Model): ModelField[] {
  return Object.values(model.fields).filter((field) => field.kind !== 'object')
}

function relationsOf(model: Model): ModelField[] {
  return Object.values(model.fields).filter((field) => field.kind === 'object' && (shopModels as string[]).includes(field.type))
}
