import { dateOf, workdayFrom, type Day } from '../days.ts'
import type { World } from '../world.ts'
import { earlierPosts, leavers, roster, type PersonPlan } from './people.ts'
import { units } from './units.ts'

/** Where a person worked from a day until a day; `until` is the first day it no longer held. */
export interface Post {
  readonly person: string
  readonly unit: string
  readonly title: string
  readonly role: string | null
  readonly from: Day
  readonly until: Day | null
}

export interface Organisation {
  readonly posts: readonly Post[]
  readonly unitIds: ReadonlyMap<string, string>
  readonly personIds: ReadonlyMap<string, string>
  /** The unit of a person on a day; where the person was not there yet, or no longer, the nearest one. */
  unitOf(person: string, day: Day): string
  /** Who works in a unit on a day. */
  staffOf(unit: string, day: Day): string[]
  /** Whom a person reports to: the head of the unit, or of the next one above. */
  managerOf(person: string, unit: string): string | null
  readonly rows: ReturnType<typeof rowsOf>
}

const MONTH = 30.44

/** People, units, positions and roles of Qiming Software. */
export function makeOrganisation(world: World): Organisation {
  const posts = [...roster, ...leavers].flatMap((person) => postsOf(person, world))
  const unitIds = new Map(units.map(({ code }) => [code, world.newId()]))
  const personIds = new Map([...roster, ...leavers].map(({ key }) => [key, world.newId()]))
  const unitOf = (person: string, day: Day): string => {
    const own = posts.filter((post) => post.person === person)
    return (own.findLast((post) => post.from <= day) ?? own[0]!).unit
  }
  const staffOf = (unit: string, day: Day): string[] => posts.filter((post) => post.unit === unit && post.from <= day && (post.until === null || day < post.until)).map((post) => post.person)
  return { posts, unitIds, personIds, unitOf, staffOf, managerOf, rows: rowsOf(posts, unitIds, personIds, world) }
}

function postsOf(plan: PersonPlan & { readonly leftMonthsAgo?: number }, world: World): Post[] {
  const monthsAgo = (months: number): Day => workdayFrom(Math.round(world.today - months * MONTH))
  const from = monthsAgo(plan.months)
  const until = plan.leftMonthsAgo === undefined ? null : monthsAgo(plan.leftMonthsAgo)
  const last: Post = { person: plan.key, unit: plan.unit, title: plan.title, role: plan.role, from, until }
  const earlier = earlierPosts.find(({ key }) => key === plan.key)
  if (!earlier) return [last]
  const moved = monthsAgo(earlier.monthsAgo)
  return [{ ...last, unit: earlier.unit, title: earlier.title, role: earlier.role, until: moved }, { ...last, from: moved }]
}

function managerOf(person: string, unit: string): string | null {
  const plan = units.find(({ code }) => code === unit)!
  if (plan.head !== person) return plan.head
  return plan.parent === null ? null : managerOf(person, plan.parent)
}

function rowsOf(posts: readonly Post[], unitIds: ReadonlyMap<string, string>, personIds: ReadonlyMap<string, string>, world: World) {
  const personId = (key: string | null): string | null => (key === null ? null : personIds.get(key)!)
  const today = (key: string): Post => posts.findLast((post) => post.person === key)!
  const held = rolesHeld(posts)
  const holderIds = held.map(() => world.newId()).sort() // whoever comes first in the roster is first by id, too
  return {
    orgUnit: units.map(({ code, name, kind, function: work, parent }, index) => ({
      id: unitIds.get(code)!, code, name, kind, function: work, parentId: parent === null ? null : unitIds.get(parent)!, path: pathOf(code, unitIds), ordinal: index * 10,
    })),
    /** Set when the people exist. */
    heads: units.map(({ code, head }) => ({ id: unitIds.get(code)!, headId: personIds.get(head)! })),
    person: bySeniority(posts).map((key) => {
      const { name, title, unit } = [...roster, ...leavers].find((plan) => plan.key === key)!
      const active = today(key).until === null
      return {
        id: personIds.get(key)!, name, title, active, email: `${key}@qiming.example`,
        teamId: unitIds.get(unit)!, managerId: personId(managerOf(key, unit)), createdAt: dateOf(posts.find((post) => post.person === key)!.from),
      }
    }),
    assignment: posts.map(({ person, unit, title, from, until }) => ({
      personId: personIds.get(person)!, orgUnitId: unitIds.get(unit)!, managerId: personId(managerOf(person, unit)), title, validFrom: dateOf(from), validTo: until === null ? null : dateOf(until),
    })),
    /** `role` is a key; the writer finds the role's id. */
    roleHolder: held.map(({ person, role, from, until }, index) => ({ id: holderIds[index]!, personId: personIds.get(person)!, role, validFrom: dateOf(from), validTo: until === null ? null : dateOf(until) })),
  }
}

/** Superiors before those who report to them, so that each row finds its manager. */
function bySeniority(posts: readonly Post[]): string[] {
  const depth = (key: string): number => {
    const manager = managerOf(key, posts.findLast((post) => post.person === key)!.unit)
    return manager === null ? 0 : 1 + depth(manager)
  }
  return [...new Set(posts.map((post) => post.person))].sort((a, b) => depth(a) - depth(b))
}

/** The roles that come with the posts; one that two posts in a row have is held through. */
function rolesHeld(posts: readonly Post[]): { person: string; role: string; from: Day; until: Day | null }[] {
  const held: { person: string; role: string; from: Day; until: Day | null }[] = []
  for (const { person, role, from, until } of posts) {
    if (role === null) continue
    const before = held.at(-1)
    if (before?.person === person && before.role === role && before.until === from) before.until = until
    else held.push({ person, role, from, until })
  }
  return held
}

function pathOf(code: string, ids: ReadonlyMap<string, string>): string {
  const { parent } = units.find((plan) => plan.code === code)!
  return `${parent === null ? '/' : pathOf(parent, ids)}${ids.get(code)!}/`
}
