import { createHash } from 'node:crypto'
import { buildSchema } from 'graphql'
import { gt } from 'semver'
import { compare, type Changes } from '../sdk/compare.ts'
import type { UpgradeRefusal } from '../../app/ask-before-upgrade.ts'
import type { Migration } from '../../database/migrations.ts'
import type { Described } from './describe-installation.ts'
import type { Rows } from './count-rows.ts'

export interface Step {
  readonly action: 'enable' | 'upgrade' | 'downgrade' | 'disable'
  readonly id: string
  readonly from: string | null
  readonly to: string | null
}

/** What happens when the configuration, as it is now, is applied to the database as it is now. */
export interface Plan {
  /** Of all of it: `apply` refuses a plan that is not the one that was read. */
  readonly hash: string
  readonly steps: readonly Step[]
  readonly migrations: readonly { readonly unit: string; readonly name: string; readonly sql: string; readonly destroys: boolean }[]
  readonly api: Changes & { readonly added: number }
  /** Permissions and who has them from the start: '+ desk:read (REP OWN)'. */
  readonly rights: readonly string[]
  readonly nav: readonly string[]
  /** Plugins that refuse their upgrade, and why: while there is one, applying changes nothing. */
  readonly refusals: readonly UpgradeRefusal[]
  /** Tables that a disabled plugin keeps, and those that migrations change, with their rows. */
  readonly rows: readonly Rows[]
  /** Rows of disabled plugins that keep records of others from being deleted. */
  readonly holds: readonly string[]
}

/** Facts about the database that the plan needs beside the two descriptions. */
export interface Found {
  readonly pending: readonly Migration[]
  readonly refusals: readonly UpgradeRefusal[]
  readonly rows: readonly Rows[]
  readonly holds: readonly string[]
}

export function makePlan(before: Described | null, after: Described, { pending, refusals, rows, holds }: Found): Plan {
  const old = before ?? { plugins: [], sdl: '', rights: {}, nav: [] }
  const api = before === null ? { breaking: [], surprising: [], added: 0 } : changesOf(before.sdl, after.sdl)
  const plan: Omit<Plan, 'hash'> = {
    steps: stepsOf(old, after),
    migrations: pending.map(({ unit, name, sql, isDerived = false }) => ({ unit, name, sql, destroys: !isDerived && /\bdrop\s+(table|column|schema|type)\b/i.test(sql) })),
    api,
    rights: differences(old.rights, after.rights),
    nav: [...after.nav.filter((one) => !old.nav.includes(one)).map((one) => `+ ${one}`), ...old.nav.filter((one) => !after.nav.includes(one)).map((one) => `- ${one}`)],
    refusals, rows, holds,
  }
  // Rows come and go while a plan is read; how many there are, and what is refused because of them, does not make it another one.
  const { rows: _rows, holds: _holds, refusals: _refusals, ...fixed } = plan
  return { hash: createHash('sha256').update(JSON.stringify([fixed, before?.sdl ?? null, after.sdl])).digest('hex').slice(0, 12), ...plan }
}

export function isEmpty({ steps, migrations, api, rights, nav }: Plan): boolean {
  return steps.length + migrations.length + api.breaking.length + api.added + rights.length + nav.length === 0
}

function stepsOf(before: Pick<Described, 'plugins'>, after: Described): Step[] {
  const versions = new Map(before.plugins.map(({ id, version }) => [id, version]))
  const kept = new Set(after.plugins.map(({ id }) => id))
  return [
    ...after.plugins.flatMap(({ id, version }): Step[] => {
      const from = versions.get(id)
      if (from === undefined) return [{ action: 'enable', id, from: null, to: version }]
      return from === version ? [] : [{ action: gt(version, from) ? 'upgrade' : 'downgrade', id, from, to: version }]
    }),
    ...before.plugins.filter(({ id }) => !kept.has(id)).map(({ id, version }): Step => ({ action: 'disable', id, from: version, to: null })),
  ]
}

function changesOf(before: string, after: string): Changes & { added: number } {
  const [old, now] = [buildSchema(before), buildSchema(after)]
  const there = new Set(fieldsOf(before))
  return { ...compare(old, now), added: fieldsOf(after).filter((field) => !there.has(field)).length }
}

/** 'Type.field' of every field in a printed schema. */
function fieldsOf(sdl: string): string[] {
  return Object.entries(buildSchema(sdl).getTypeMap()).flatMap(([name, type]) => 'getFields' in type ? Object.keys(type.getFields()).map((field) => `${name}.${field}`) : [])
}

function differences(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return names.flatMap((name) => {
    if (before[name] === after[name]) return []
    if (before[name] === undefined) return [`+ ${name} (${after[name]})`]
    return after[name] === undefined ? [`- ${name}`] : [`~ ${name} (${before[name]} -> ${after[name]}; roles that are there keep what they have)`]
  })
}
