import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Directory, DirectoryPerson, DirectoryUnit } from '../src/domain/directory.ts'
import { superiorOf } from '../src/domain/directory.ts'
import type { Quorum, Verdict } from '../src/domain/quorum.ts'
import { namedBy, type Resolver } from '../src/domain/resolve.ts'
import { escalate, tendStep, type TakenSeat, type TendedStep } from '../src/domain/tend.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f']
const unitIds = ['top', 'north', 'south']

const person = (id: string): fc.Arbitrary<DirectoryPerson> => fc.record({
  id: fc.constant(id), active: fc.boolean(), mayDecide: fc.boolean(),
  roles: fc.subarray(['LEGAL', 'DIRECTOR']), unitId: fc.option(fc.constantFrom(...unitIds)), managerId: fc.option(fc.constantFrom(...ids)),
})
const unit = (id: string): fc.Arbitrary<DirectoryUnit> => fc.record({
  id: fc.constant(id), parentId: fc.constant(id === 'top' ? null : 'top'), function: fc.option(fc.constantFrom('LEGAL', 'FINANCE')), headIds: fc.subarray(ids, { maxLength: 2 }), active: fc.constant(true),
})
const directory: fc.Arbitrary<Directory> = fc.record({
  people: fc.tuple(...ids.map(person)).map((people) => new Map(people.map((one) => [one.id, one]))),
  units: fc.tuple(...unitIds.map(unit)).map((units) => new Map(units.map((one) => [one.id, one]))),
})
const resolver: fc.Arbitrary<Resolver> = fc.oneof(
  fc.record({ resolver: fc.constant('ROLE' as const), target: fc.constantFrom('LEGAL', 'DIRECTOR', 'NOBODY') }),
  fc.record({ resolver: fc.constantFrom('DEPARTMENT' as const, 'HEAD' as const), target: fc.constantFrom('LEGAL', 'FINANCE', 'HR', ...unitIds) }),
  fc.record({ resolver: fc.constantFrom('PERSON' as const, 'SUPERIOR' as const), target: fc.constantFrom(...ids, 'nobody') }),
)
const quorum: fc.Arbitrary<Quorum> = fc.constantFrom<Quorum[]>('ALL', 'ANY', 1, 2, 3)
const excluded = fc.subarray(ids, { maxLength: 4 }).map((list) => new Set(list))
const moves = fc.array(fc.record({ seat: fc.nat(5), verdict: fc.constantFrom<Verdict[]>('APPROVE', 'APPROVE', 'ABSTAIN'), leaver: fc.option(fc.constantFrom(...ids)), late: fc.boolean() }), { maxLength: 8 })

/** What the database keeps of a step: the seats that a tending asks for, and the decisions taken from them. */
function play(start: Directory, step: Resolver & { quorum: Quorum }, rules: { excluded: ReadonlySet<string>; lastDeputyId: string | null }, todo: readonly { seat: number; verdict: Verdict; leaver: string | null; late: boolean }[]) {
  let seats: TakenSeat[] = []
  let stuck = false
  let people = start
  const sit = (added: readonly { personId: string; origin: TakenSeat['origin']; voice: number }[]): void => {
    for (const { personId, origin, voice } of added) {
      expect(people.people.get(personId)).toMatchObject({ active: true, mayDecide: true })
      expect(rules.excluded.has(personId)).toBe(false)
      expect(seats.some((seat) => seat.personId === personId && (seat.open || seat.verdict !== null))).toBe(false)
      seats = [...seats.filter((seat) => seat.personId !== personId), { id: personId, personId, origin, voice, open: true, verdict: null }]
    }
  }
  const tend = (): string => {
    const tending = tendStep(people, { ...step, seats, stuck } satisfies TendedStep, rules)
    seats = seats.map((seat) => (tending.release.includes(seat.id) ? { ...seat, open: false } : seat))
    if (tending.status === 'OPEN' || tending.status === 'STUCK') sit(tending.add)
    stuck = tending.status === 'STUCK'
    if (stuck) expect(tending.stuckReason).not.toBeNull()
    if (tending.status === 'OPEN') expect(seats.some(({ open }) => open)).toBe(true)
    return tending.status
  }
  let status = tend()
  for (const { seat: at, verdict, leaver, late } of todo) {
    if (status !== 'OPEN' && status !== 'STUCK') break
    if (late) sit(escalate(people, { ...step, seats, stuck }, rules))
    const open = seats.filter((seat) => seat.open)
    const taken = open[at % Math.max(1, open.length)]
    if (taken) seats = seats.map((seat) => (seat === taken ? { ...seat, open: false, verdict } : seat))
    if (leaver !== null) people = { ...people, people: new Map([...people.people].map(([id, one]) => [id, id === leaver ? { ...one, active: false } : one])) }
    status = tend()
  }
  return { status, seats }
}

describe('a step, whoever is there and whatever happens', () => {
  it('asks nobody who may not decide, nobody twice, and is approved only by enough approvals', () => {
    fc.assert(fc.property(directory, resolver, quorum, fc.record({ excluded, lastDeputyId: fc.option(fc.constantFrom(...ids)) }), moves, (start, step, wanted, rules, todo) => {
      const { status, seats } = play(start, { ...step, quorum: wanted }, rules, todo)
      const approvals = seats.filter(({ verdict }) => verdict === 'APPROVE').length
      if (status === 'APPROVED') expect(approvals).toBeGreaterThanOrEqual(typeof wanted === 'number' ? wanted : 1)
      if (wanted === 'ALL' && status === 'APPROVED') expect(seats.every((seat) => !seat.open || seats.some((other) => other.voice === seat.voice && other.verdict !== null))).toBe(true)
    }), { numRuns: 2_000 })
  })

  it('is never approved where its role, department or head is missing', () => {
    fc.assert(fc.property(directory, resolver, quorum, moves, (start, step, wanted, todo) => {
      fc.pre(namedBy(start, step).length === 0)
      expect(play(start, { ...step, quorum: wanted }, { excluded: new Set(), lastDeputyId: 'a' }, todo).status).toBe('STUCK')
    }), { numRuns: 300 })
  })

  it('has an end when it looks for superiors, though people manage each other in a circle', () => {
    fc.assert(fc.property(directory, fc.constantFrom(...ids), (start, id) => {
      const above = superiorOf(start, id)
      expect(above === null || above !== id).toBe(true)
    }))
  })
})
