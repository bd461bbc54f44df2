import type { ResourceMeta } from '@tenon/core/metadata'
import type { Component } from 'svelte'
import type { CatalogueSource } from './i18n/index.ts'
import type { StandardSchema } from './kit/standard-schema.ts'
import type { IconSource, Tone } from './kit/types.ts'
import type { Shell } from './shell/shell.svelte.ts'

export { useI18n } from './i18n/index.ts'
export { useFormat } from './kit/format.ts'
export { default as Contained } from './shell/contained.svelte'
export type { Command } from './shell/commands.svelte.ts'
export { useAnswer, type LiveAnswer } from './shell/live/use-answer.svelte.ts'
export { useLive } from './shell/live/use-live.svelte.ts'
export { default as RecordMenu } from './shell/record-menu.svelte'
export { useShell, type Shell } from './shell/shell.svelte.ts'
export { default as Slot } from './shell/slot.svelte'
export { useHint, type Hint } from './shell/use-hint.svelte.ts'
export type { Boot, BootPerson, BootResource, FieldMeta, ResourceMeta } from '@tenon/core/metadata'

/**
 * The places where a page lets others add to it, and what it gives them. The owner of a page declares its slots by
 * merging: `declare module '@tenon/web/module' { interface SlotMap { 'customers:customer.tabs@1': { customerId: string } } }`.
 */
export interface SlotMap {
  'shell:home': object
  'shell:account': object
  /** On the page of every record, above its parts: what is there draws nothing where it has nothing to say. */
  'shell:record': { readonly id: string; readonly record: object; readonly meta: ResourceMeta; readonly reload: () => void }
}

export type SlotName = keyof SlotMap & string
/** A slot with what it hands over. */
export type FilledSlot = { [Name in SlotName]: { readonly name: Name; readonly with: SlotMap[Name] } }[SlotName]
/** Any component fits where no props are named: `never` is what every one of them accepts. */
export type LazyComponent<Props extends object = never> = () => Promise<{ default: Component<Props> }>
export type SlotSize = 's' | 'm' | 'l'

export interface NavEntry {
  readonly to: string
  /** Message key: 'pipeline.nav.forecast'. */
  readonly label: string
  readonly icon?: IconSource
  readonly order?: number
  /** Shown to those who hold the permission. */
  readonly may?: string
}

export interface RouteEntry {
  /** '/pipeline/forecast', '/contracts/:id/print'. Begins with the plugin's id. */
  readonly path: string
  readonly load: LazyComponent
  /** Message key of the document's title. */
  readonly title?: string
  readonly may?: string
}

export type SlotEntry = {
  [Name in SlotName]: { readonly slot: Name; readonly load: LazyComponent<SlotMap[Name]>; readonly id?: string; readonly order?: number; readonly size?: SlotSize; readonly may?: string }
}[SlotName]

export interface CommandEntry {
  readonly id: string
  /** Message key. */
  readonly label: string
  readonly icon?: IconSource
  readonly keys?: string
  readonly may?: string
  readonly run: (shell: Shell) => void
}

/** A card on the home page. */
export interface WidgetEntry {
  readonly id: string
  /** Message key. */
  readonly title: string
  readonly load: LazyComponent
  readonly size?: SlotSize
  readonly order?: number
  readonly may?: string
  /**
   * Keys of the roles that have it from the start, or those with the place that it has there (`{ SALES_REP: 1 }`, else `order`);
   * the others can add it. A person's own arrangement wins: to her it is offered. @default everybody
   */
  readonly roles?: readonly string[] | Readonly<Record<string, number>>
}

/** What stands out about a record, in a few words: 'Overdue', '40 days in stage'. Never by colour alone. */
export interface Mark {
  /** Message key, with what it is filled with. */
  readonly label: string
  readonly params?: Readonly<Record<string, string | number>>
  /** More of it, for whoever points at it: message keys. */
  readonly details?: readonly string[]
  readonly tone: Tone
  readonly icon: string
}

/** What stands out about records, by their GraphQL ids; asked once for all that are shown. One that has nothing to tell is left out. */
export type FindMarks = (shell: Shell, ids: readonly string[]) => Promise<ReadonlyMap<string, readonly Mark[]>>

/** Marks on the cards of a resource, beside what its fields say. */
export interface MarksEntry {
  readonly resource: string
  readonly load: () => Promise<{ default: FindMarks }>
  readonly may?: string
}

/**
 * What a form must fulfil before it is sent, as a Standard Schema says it: zod, valibot, arktype … Values are as the API takes them: decimals and days as text,
 * money as `{ amount, currency }`, references by id, `null` for what is empty. An issue's message may be the key of a message.
 */
export interface FormRules {
  /** By the name of a field: asked when it is left, and before saving. */
  readonly fields?: Readonly<Record<string, StandardSchema>>
  /** Gets all fields of the form by their names; an issue with a path stands at its field. */
  readonly form?: StandardSchema
}

/** Rules for the form of a resource, of whatever plugin. */
export interface RulesEntry {
  readonly resource: string
  readonly load: () => Promise<{ default: FormRules }>
  readonly may?: string
}

/** What the dialog of a transition gets. */
export interface TransitionDialogProps {
  /** As it is on its page: `id`, `version`, and all fields that the caller may see. */
  readonly record: Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number }
  /** Closed without having done it. */
  readonly onclose: () => void
  /** Done: the page asks for the record again. */
  readonly ondone: () => void
}

/** A dialog of its own for a transition that a form of its inputs does not serve well: it sends the mutation itself. */
export interface TransitionDialogEntry {
  readonly resource: string
  readonly transition: string
  readonly load: LazyComponent<TransitionDialogProps>
  readonly may?: string
}

/** A plugin's part in the shell: small, because every part of it is loaded only when it is shown. */
export interface UiManifest {
  readonly id: string
  /** Beside `messages/{en,zh-CN}.ts`, which are found without being named. */
  readonly messages?: CatalogueSource
  readonly nav?: readonly NavEntry[]
  readonly routes?: readonly RouteEntry[]
  readonly slots?: readonly SlotEntry[]
  /**
   * Slots of this plugin that its pages still serve (`<Slot formerly={…}>`), but not for ever: by name, what takes their place and the version of the plugin
   * that goes without. Whoever fills one is named, in the browser's console and on the page of the modules.
   */
  readonly deprecatedSlots?: Readonly<Partial<Record<SlotName, { readonly use: SlotName; readonly until: string }>>>
  readonly commands?: readonly CommandEntry[]
  readonly widgets?: readonly WidgetEntry[]
  readonly marks?: readonly MarksEntry[]
  readonly transitions?: readonly TransitionDialogEntry[]
  readonly rules?: readonly RulesEntry[]
}

/** Declares a plugin's UI: the default export of its `ui` entry. */
export function defineUi(manifest: UiManifest): UiManifest {
  return manifest
}
