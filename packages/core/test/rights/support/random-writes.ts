import type { GuardedModel } from '../../../src/context.ts'
import type { Random } from '../../../src/testing/random.ts'
import { id, sizes, unitOf, type ShopModel, type Snapshot } from './shop-data.ts'
import { callers, type RoleName } from './shop-rules.ts'

export interface RandomWrite {
  readonly model: ShopModel
  readonly operation: keyof GuardedModel
  readonly args: Record<string, unknown>
}

type Args = Record<string, unknown>

interface Maker {
  readonly random: Random
  readonly name: RoleName
  /** The state of the tables, so that most writes aim at rows that are there. */
  readonly state: Snapshot
  readonly run: number
}

const writable = ['Account', 'Contact', 'Deal', 'DealLine', 'Note'] as const
type Writable = (typeof writable)[number]

/** A random write, some within the caller's rights and many that try to get round them. */
export function randomWrite(maker: Maker): RandomWrite {
  const { random } = maker
  const model = random.pick(writable)
  const operation = random.pick(['create', 'createMany', 'createManyAndReturn', 'update', 'update', 'update', 'updateMany', 'updateManyAndReturn', 'upsert', 'delete', 'deleteMany'] as const)
  return { model, operation, args: argsFor(maker, model, operation) }
}

function argsFor(maker: Maker, model: Writable, operation: RandomWrite['operation']): Args {
  const { random } = maker
  if (operation === 'create') return { data: withRelations(maker, model, newRow(maker, model)) }
  if (operation.startsWith('createMany')) return { data: [newRow(maker, model), newRow(maker, model)] }
  if (operation === 'update') return { where: keyOf(maker, model), data: withRelations(maker, model, changes(maker, model)) }
  if (operation === 'upsert') return { where: keyOf(maker, model), update: changes(maker, model), create: newRow(maker, model) }
  if (operation === 'delete') return { where: keyOf(maker, model) }
  const where = random.chance() ? someRows(maker, model) : { ...someRows(maker, model), OR: [{ NOT: keysOnly(maker, model) }, {}] }
  return operation === 'deleteMany' ? { where: { AND: [where, someRows(maker, model)] } } : { where, data: changes(maker, model) }
}

function newRow(maker: Maker, model: Writable): Args {
  const { random } = maker
  const own = {
    Account: { name: 'new' },
    Contact: { name: 'new', email: 'new' },
    Deal: { title: 'new', amount: 1, accountId: anyId(maker, 'Account') },
    DealLine: { dealId: anyId(maker, 'Deal'), position: 10 + random.int(1_000), product: 'new', quantity: 1 },
    Note: { body: 'new', dealId: anyId(maker, 'Deal'), ...(random.chance(0.7) ? { authorId: me(maker) } : {}) },
  }[model]
  return { ...own, ...changes(maker, model, 0.3) }
}

function changes(maker: Maker, model: Writable, probability = 0.4): Args {
  const { random } = maker
  const some = (make: () => Args): Args => (random.chance(probability) ? make() : {})
  const scope = ['Account', 'Contact', 'Deal'].includes(model) ? { ...some(() => ({ ownerId: random.chance(0.4) ? me(maker) : id('Person', 1 + random.int(14)) })), ...some(() => ({ teamId: random.chance(0.4) ? myUnit(maker) : random.pick([null, id('OrgUnit', 1 + random.int(7))]) })) } : {}
  switch (model) {
    case 'Account': return { ...scope, ...some(() => ({ name: `changed ${maker.run}` })), ...some(() => ({ creditLimit: 5n })), ...some(() => ({ parentId: anyId(maker, 'Account') })) }
    case 'Contact': return { ...scope, ...some(() => ({ email: `changed ${maker.run}` })), ...some(() => ({ accountId: anyId(maker, 'Account') })) }
    case 'Deal': return { ...scope, ...some(() => ({ title: `changed ${maker.run}` })), ...some(() => ({ cost: random.int(9) })), ...some(() => ({ stage: random.pick(['LEAD', 'WON', 'LOST']) })), ...some(() => ({ accountId: anyId(maker, 'Account') })) }
    case 'DealLine': return { quantity: random.int(50) }
    case 'Note': return { body: `changed ${maker.run}`, ...some(() => ({ dealId: anyId(maker, 'Deal') })), ...some(() => ({ authorId: random.pick([null, me(maker), id('Person', 2)]) })) }
  }
}

/** Nested writes: linking, unlinking and creating from the other end of a relation. */
function withRelations(maker: Maker, model: Writable, data: Args): Args {
  const { random } = maker
  if (random.chance(0.5)) return data
  const operation = random.pick(['connect', 'connect', 'disconnect', 'set'])
  const link = (to: 'Account' | 'Contact' | 'Deal' | 'Note'): Args => ({ [operation]: [{ id: anyId(maker, to) }] })
  switch (model) {
    case 'Account': return { ...data, ...random.pick([{ deals: link('Deal') }, { contacts: link('Contact') }, { children: link('Account') }, { contacts: { create: [{ name: 'nested', email: 'nested' }] } }]) }
    case 'Contact': return { ...data, ...random.pick([{ deals: link('Deal') }, { account: operation === 'disconnect' ? { disconnect: true } : { connect: { id: anyId(maker, 'Account') } } }]) }
    case 'Deal': return { ...data, ...random.pick([{ contacts: link('Contact') }, { notes: link('Note') }, { account: { create: { name: 'nested' } } }, { lines: { create: [{ position: 5 + random.int(9_000), product: 'nested', quantity: 1 }] } }]) }
    default: return data
  }
}

function keyOf(maker: Maker, model: Writable): Args {
  const { random, state } = maker
  if (model === 'DealLine') {
    const line = random.pick(state.DealLine)
    return { dealId_position: { dealId: line['deal_id'], position: line['position'] } }
  }
  return { id: anyId(maker, model), ...(random.chance(0.2) && model === 'Deal' ? { AND: [{ cost: { gt: 900_050 } }] } : {}) }
}

function keysOnly(maker: Maker, model: Writable): Args {
  return model === 'DealLine' ? { dealId: anyId(maker, 'Deal') } : { id: anyId(maker, model) }
}

function someRows(maker: Maker, model: Writable): Args {
  const { random } = maker
  if (model === 'DealLine') return { dealId: { in: [anyId(maker, 'Deal'), anyId(maker, 'Deal'), anyId(maker, 'Deal')] } }
  return random.pick<Args>([{ id: { in: [anyId(maker, model), anyId(maker, model), anyId(maker, model)] } }, { version: { gt: 1 }, id: { lt: id(model, random.int(60)) } }])
}

/** Half of the time a row near the caller, so that enough writes succeed. */
function anyId({ random, state, name }: Maker, model: 'Account' | 'Contact' | 'Deal' | 'Note'): string {
  if (random.chance(0.1)) return id(model, 1 + random.int(sizes[model]))
  const rows = state[model]
  const mine = name === 'nobody' ? [] : rows.filter((row) => row['owner_id'] === id('Person', callers[name].person) || row['author_id'] === id('Person', callers[name].person) || callers[name].units.some((unit) => row['team_id'] === id('OrgUnit', unit)))
  return (mine.length > 0 && random.chance(0.6) ? random.pick(mine) : random.pick(rows))['id'] as string
}

function me({ name }: Maker): string {
  return id('Person', name === 'nobody' ? 1 : callers[name].person)
}

function myUnit({ name }: Maker): string {
  return id('OrgUnit', name === 'nobody' ? 1 : unitOf(callers[name].person))
}
