import type { Handover } from '../handover/index.ts'
import type { FactDefinition } from '../facts/fact-types.ts'
import type { ErrorDefinition } from '../errors/tenon-error.ts'
import type { Grants, Principal, Restricts } from '../rights/rights-types.ts'
import type { GuardedClient } from '../rights/guarded-client.ts'
import type { TenonBuilder } from '../schema/builder-types.ts'
import type { EventHandler } from '../writes/event-types.ts'
import type { RequestContext } from '../context.ts'
import type { PublicForm } from './public-form.ts'
import type { BeforeUpgrade } from './upgrade.ts'

/** The generated types of a plugin's own slice of the composition: core, what it requires or enhances, and itself. */
export interface Slice {
  /** Pothos' model types of the slice. */
  readonly prisma: object
  /** The Prisma client of the slice. */
  readonly client: object
}

export type RoleKey = 'REP' | 'MANAGER' | 'DIRECTOR' | 'FINANCE' | 'LEADER' | 'LEGAL' | 'PRODUCT' | 'TECHNICAL' | 'LOGISTICS' | 'SUPPORT' | 'AUDITOR' | 'SYSADMIN'
export type ScopeName = 'OWN' | 'TEAM' | 'DEPARTMENT' | 'ALL'

/** A right that an admin can give to a role, at a scope. */
export interface PermissionDefinition {
  /** In English; in other languages the plugin's messages have it as `permissions.{name of the permission}`. */
  readonly title: string
  /** The scopes that have a meaning: `['ALL']` for a permission that one has or has not. @default all four */
  readonly scopes?: readonly ScopeName[]
  /** What each role has from the start; an admin changes it. */
  readonly defaults: Partial<Readonly<Record<RoleKey, ScopeName>>>
}

/** Work that comes again. */
export interface Job<S extends Slice = Slice> {
  /** Unique within the plugin. */
  readonly id: string
  /**
   * 'night': once for each day of the company, after its midnight, by one of however many processes. A number: so often in minutes, by every
   * process, so that it must change nothing where it was done already.
   */
  readonly every: 'night' | number
  /** Of a night's work: whether it rests on what the nights of other plugins find, so that it comes after theirs, in whatever order plugins are. @default false */
  readonly last?: boolean
  /** Runs as the system, in a transaction with outbox, history and stamps: a night's work for 15 minutes at most, any other for one. */
  run(context: RequestContext<GuardedClient<S['client']>>): Promise<void>
}

/** The part of a plugin that exists only while another, optional plugin is enabled too. */
export interface Bridge<S extends Slice = Slice> {
  readonly range: string
  /** Model file below the package, e.g. 'bridge/pipeline.prisma'. */
  readonly model?: string
  grants?(grants: Grants, principal: Principal): void
  restricts?(restricts: Restricts, principal: Principal): void
  schema?(builder: TenonBuilder<S>): void
  readonly on?: readonly EventHandler[]
}

export interface PluginDefinition<S extends Slice = Slice, Config = void> {
  /** Lower case, the folder name: 'after-sales'. */
  readonly id: string
  readonly description: string
  /** The package's folder: `new URL('..', import.meta.url)`. Its package.json, model.prisma and migrations/ are read from there. */
  readonly package: URL
  /** Plugins that must be enabled, with a semver range each. */
  readonly requires?: Readonly<Record<string, string>>
  readonly enhances?: Readonly<Record<string, Bridge<S>>>
  readonly permissions?: Readonly<Record<string, PermissionDefinition>>
  /** Rules that give access, to this plugin's own models only. */
  grants?(grants: Grants, principal: Principal): void
  /** Rules that narrow access, to any model. They hold whatever is granted, in any load order. */
  restricts?(restricts: Restricts, principal: Principal): void
  readonly errors?: Readonly<Record<string, ErrorDefinition>>
  schema?(builder: TenonBuilder<S>, config: Config): void
  readonly on?: readonly EventHandler[]
  /** Work that comes again while the company runs: what is overdue, what has to be recycled. */
  readonly jobs?: readonly Job<S>[]
  /** Open work that goes to the successor when somebody leaves or a record gets another owner. */
  readonly handover?: readonly Handover<S>[]
  /** Addresses to which anybody may send, signed in or not. */
  readonly publicForms?: readonly PublicForm[]
  /** What the plugin tells others, by type: `{ 'contract.signed': { version: 1, description, payload: { contractId: 'id', amount: 'money' } } }`. */
  readonly facts?: Readonly<Record<string, FactDefinition>>
  /**
   * Asked before the first SQL of an upgrade of this plugin, and by `tenon plan`: data that the new version cannot take is a reason to refuse. Nothing
   * has changed then, and the former version goes on working.
   */
  readonly beforeUpgrade?: BeforeUpgrade
  /** Rows that the plugin needs to be useful (stages, price lists), written once when it is first enabled. */
  seed?(context: RequestContext): Promise<void>
  /**
   * A further gate before files, beside the rights on their records: false hides the file from the caller. What one plugin
   * hides, no other shows.
   */
  maySeeFile?(file: FileFacts, context: RequestContext): boolean | Promise<boolean>
  readonly messages?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** What a file's gate is told of it. */
export interface FileFacts {
  readonly id: string
  /** The resource and row id of the record that it hangs on. */
  readonly model: string
  readonly recordId: string
  readonly name: string
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
  readonly sha256: string
}

/** A plugin as the configuration holds it: its definition with the company's settings. */
export interface Plugin {
  readonly definition: PluginDefinition<Slice, unknown>
  readonly config: unknown
  readonly name: string
  readonly version: string
}
