import type { RequestContext } from '../context.ts'
import type { Ability } from '../rights/ability.ts'
import { isGroupable, isSummable } from './aggregate.ts'
import { transitionName } from '../lifecycle/lifecycle.ts'
import type { TransitionInput } from '../lifecycle/transition-inputs.ts'
import { defaultOf } from './field-default.ts'
import type { ActionMeta, BoardMeta, BootResource, CalendarMeta, FieldMeta, GalleryMeta, Label, LifecycleMeta, RelatedMeta, ResourceMeta } from './metadata-types.ts'
import { constantCase, humanize, upperFirst } from './naming.ts'
import { defaultOrder, isSortable, usualOrder } from './ordering.ts'
import { inputName, writableFields } from './resource-input.ts'
import type { Resource, ResourceField } from './resource-definition.ts'
import type { ResourceRegistry } from './resource-registry.ts'

type Caller = Pick<RequestContext, 'ability' | 'principal'>

/** What the shell may know of a resource, narrowed to what the caller may do. Null for one that the caller may not read. */
export function resourceMeta(resource: Resource, registry: ResourceRegistry, caller: Caller): ResourceMeta | null {
  const { ability } = caller
  if (!ability.can('read', resource.name)) return null
  const readable = resource.fields.filter((field) => ability.can('read', resource.name, field.column))
  const may = mayOf(resource, caller)
  return {
    name: resource.name,
    plugin: resource.plugin,
    path: resource.path,
    icon: resource.options.icon ?? null,
    label: labelOf(resource, resource.name, humanize(resource.name)),
    pluralLabel: labelOf(resource, `${resource.name}.plural`, humanize(resource.many)),
    operations: {
      one: resource.one,
      list: resource.many,
      aggregate: `${resource.one}Aggregate`,
      create: may.create ? `create${resource.name}` : null,
      update: may.update ? `update${resource.name}` : null,
      delete: may.delete ? `delete${resource.name}` : null,
      bulkUpdate: may.update ? `update${upperFirst(resource.many)}` : null,
      bulkDelete: may.delete ? `delete${upperFirst(resource.many)}` : null,
      filterType: `${resource.name}Filter`,
      orderType: `${resource.name}Order`,
      createInput: may.create ? `Create${resource.name}Input` : null,
      updateInput: may.update ? `Update${resource.name}Input` : null,
    },
    titleField: resource.titleField,
    subtitleField: resource.options.subtitle ?? null,
    searchable: resource.searchFields.length > 0,
    fields: readable.map((field) => fieldMeta(field, resource, registry, ability)),
    list: { columns: listColumns(resource, readable), sort: usualOrder(resource, registry, { ability, isNested: false }).filter(({ field }) => field !== 'id').map(({ field, direction }) => ({ field, direction: direction ?? 'ASC' })) },
    board: boardMeta(resource, registry),
    worth: readable.some(({ name }) => name === resource.options.worth?.field) ? resource.options.worth!.field : null,
    calendar: calendarMeta(resource, readable),
    gallery: galleryMeta(resource, readable),
    lifecycle: lifecycleMeta(resource, registry, ability),
    actions: actionsMeta(resource, registry, caller),
    form: { sections: formSections(resource, readable) },
    related: relatedMeta(resource, registry, ability),
    may,
  }
}

/** The short form for navigation and palette. */
export function bootResource(resource: Resource, caller: Caller): BootResource {
  const may = mayOf(resource, caller)
  return {
    name: resource.name, plugin: resource.plugin, path: resource.path, icon: resource.options.icon ?? null,
    label: labelOf(resource, resource.name, humanize(resource.name)),
    pluralLabel: labelOf(resource, `${resource.name}.plural`, humanize(resource.many)),
    nav: isInNavigation(resource, caller) ? resource.options.nav! : null,
    ...(resource.options.nav !== undefined && !isInNavigation(resource, caller) ? { aside: true } : {}),
    board: resource.options.board !== undefined, calendar: resource.options.calendar !== undefined, gallery: resource.options.gallery !== undefined,
    may: { create: may.create, import: may.import },
    list: resource.many, titleField: resource.titleField, searchable: resource.searchFields.length > 0,
  }
}

function isInNavigation({ options }: Resource, { principal }: Caller): boolean {
  return options.nav !== undefined && (options.navFor === undefined || principal.has(options.navFor))
}

function mayOf(resource: Resource, { ability, principal }: Caller): ResourceMeta['may'] {
  const create = resource.canCreate && ability.can('create', resource.name)
  return { create, update: resource.canUpdate && ability.can('update', resource.name), delete: resource.canDelete && ability.can('delete', resource.name), import: create && principal.has('core:import'), export: principal.has('core:export') }
}

function labelOf(resource: Resource, key: string, fallback: string): Label {
  return { key: `${resource.plugin}.${key}`, fallback }
}

function fieldMeta(field: ResourceField, resource: Resource, registry: ResourceRegistry, ability: Ability): FieldMeta {
  const { options } = field
  const target = field.target === null ? null : registry.get(field.target)
  const writable = !field.readOnly && (ability.can('update', resource.name, field.column) || ability.can('create', resource.name, field.column))
  const values = field.kind === 'enum' ? registry.models.enums[field.model.type]!.values : null
  const enumOwner = field.kind === 'enum' ? registry.models.enums[field.model.type]!.plugin : null
  return {
    name: field.name,
    kind: field.kind,
    label: fieldLabel(field, resource),
    help: options.help ? labelOf(resource, options.help, '') : null,
    required: field.required,
    readOnly: !writable,
    maxLength: options.maxLength ?? (['text', 'email', 'phone', 'url'].includes(field.kind) ? 500 : null),
    sortable: isSortable(field),
    orderField: isSortable(field) ? constantCase(field.name) : null,
    filterable: field.kind !== 'json',
    groupable: isGroupable(field),
    summable: isSummable(field) && field.kind !== 'percent' && field.options.summable !== false,
    enumName: field.kind === 'enum' ? field.model.type : null,
    options: values?.map((value) => ({ value, label: { key: `${enumOwner}.${field.model.type}.${value}`, fallback: humanize(value.toLowerCase().replaceAll('_', ' ')) }, tone: options.tones?.[value] ?? null })) ?? null,
    reference: target && ability.can('read', target.name) ? { resource: target.name, inputField: inputName(field), titleField: target.titleField, path: target.path, list: target.many, searchable: target.searchFields.length > 0 } : null,
    unit: field.kind === 'quantity' && options.unit ? labelOf(resource, options.unit, humanize(options.unit.replace(/^.*\./, ''))) : null,
    defaultValue: writable && ability.can('create', resource.name, field.column) ? defaultOf(field) : null,
    showWhen: options.showWhen ?? null,
  }
}

/** Fields that every record has. */
export const commonFields: readonly string[] = ['createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'owner', 'team']

/** Those are named once, by the core. */
function fieldLabel(field: ResourceField, resource: Resource): Label {
  if (commonFields.includes(field.name) && resource.plugin !== 'core') return { key: `core.field.${field.name}`, fallback: humanize(field.name) }
  return labelOf(resource, `${resource.name}.${field.name}`, humanize(field.name))
}

function listColumns(resource: Resource, readable: readonly ResourceField[]): string[] {
  const wanted = resource.options.list?.columns ?? readable.filter((field) => !['longtext', 'json'].includes(field.kind) && !field.name.startsWith('created') && !field.name.startsWith('updated')).slice(0, 7).map((field) => field.name)
  return wanted.filter((name) => readable.some((field) => field.name === name))
}

function boardMeta(resource: Resource, registry: ResourceRegistry): BoardMeta | null {
  const { board } = resource.options
  if (!board) return null
  const field = resource.fields.find((candidate) => candidate.name === board.by)!
  const target = field.target === null ? null : registry.get(field.target)
  const sort = target ? defaultOrder(target)[0]! : null
  return {
    groupBy: field.name,
    sum: board.sum ?? null,
    cardFields: board.cards ?? [],
    columns: target ? { resource: target.name, list: target.many, titleField: target.titleField, orderField: sort ? constantCase(sort.field) : null, related: target.relations.find((relation) => relation.target === resource.name && relation.inverse === field.name)!.name } : null,
    moveMutation: board.move ?? null,
  }
}

/** None for a caller who may not see the state. */
function lifecycleMeta(resource: Resource, registry: ResourceRegistry, ability: Ability): LifecycleMeta | null {
  const lifecycle = registry.lifecycles.get(resource.name)
  if (!lifecycle || !ability.can('read', resource.name, lifecycle.column)) return null
  const { column, states, initial, transitions } = lifecycle
  return {
    field: column, states, initial,
    transitions: transitions.map(({ key, from, to, tone, system, inputs }) => ({ key, label: labelOf(resource, `transition.${resource.name}.${key}`, humanize(key)), from, to, tone: tone ?? null, mutation: system ? null : transitionName(lifecycle, key), inputs: inputs.map((input) => inputMeta(input, resource, registry, ability)) })),
  }
}

/** An input of a transition as a field of a form: one of the record's own keeps its words. */
function inputMeta(input: TransitionInput, resource: Resource, registry: ResourceRegistry, ability: Ability): FieldMeta {
  const label = labelOf(resource, `${resource.name}.${input.like ?? input.name.replace(/Id$/, '')}`, humanize(input.like ?? input.name.replace(/Id$/, '')))
  const name = input.target === null ? input.name : input.name.replace(/Id$/, '')
  const meta = fieldMeta({ ...input, name }, resource, registry, ability)
  const options = meta.options?.filter(({ value }) => input.offers?.includes(value) ?? true) ?? null
  return { ...meta, options, label, required: input.required, readOnly: false, sortable: false, orderField: null, filterable: false, groupable: false, summable: false, reference: meta.reference && { ...meta.reference, inputField: input.name }, defaultValue: null, showWhen: null }
}

/** Those for which the caller has the permission anywhere. */
function actionsMeta(resource: Resource, registry: ResourceRegistry, { ability, principal }: Caller): ActionMeta[] {
  const held = (registry.actions.get(resource.name) ?? []).filter(({ permission }) => principal.has(permission))
  return held.map(({ key, plugin, icon, tone, idInput, isVersioned, answers, words, inputs }) => ({
    key, label: { key: `${plugin}.action.${key}`, fallback: humanize(key) }, icon: icon ?? null, tone: tone ?? null, idInput, isVersioned, answers: answers.name, payload: answers.one, about: words.name,
    inputs: inputs.map((input) => inputMeta(input, words, registry, ability)),
  }))
}

/** None for a caller who may not see when: there would be nothing to put anywhere. */
function calendarMeta({ options: { calendar }, titleField }: Resource, readable: readonly ResourceField[]): CalendarMeta | null {
  const seen = (name: string | undefined): string | null => readable.find((field) => field.name === name)?.name ?? null
  if (!calendar || seen(calendar.start) === null) return null
  return { start: calendar.start, end: seen(calendar.end), titleField: seen(calendar.title) ?? titleField, colour: seen(calendar.colour) }
}

function galleryMeta({ options: { gallery } }: Resource, readable: readonly ResourceField[]): GalleryMeta | null {
  if (!gallery) return null
  const names = new Set(readable.map((field) => field.name))
  return { picture: gallery.picture !== undefined && names.has(gallery.picture) ? gallery.picture : null, fields: (gallery.fields ?? []).filter((name) => names.has(name)) }
}

function formSections(resource: Resource, readable: readonly ResourceField[]): ResourceMeta['form']['sections'] {
  const writable = new Set(writableFields(resource).map((field) => field.name))
  const entries = resource.options.form ?? [...writable]
  const sections: { label: Label | null; fields: string[] }[] = []
  for (const entry of entries) {
    if (entry.startsWith('#')) sections.push({ label: labelOf(resource, `${resource.name}.section.${entry.slice(1)}`, humanize(entry.slice(1))), fields: [] })
    else if (readable.some((field) => field.name === entry)) {
      if (sections.length === 0) sections.push({ label: null, fields: [] })
      sections.at(-1)!.fields.push(entry)
    }
  }
  return sections
}

function relatedMeta(resource: Resource, registry: ResourceRegistry, ability: Ability): RelatedMeta[] {
  const wanted = resource.options.related
  const relations = wanted ? wanted.map((name) => resource.relations.find((relation) => relation.name === name)!).filter(Boolean) : resource.relations
  return relations.filter((relation) => ability.can('read', relation.target)).map((relation) => {
    const target = registry.get(relation.target)
    const columns = listColumns(target, target.fields.filter((field) => ability.can('read', target.name, field.column))).filter((name) => name !== relation.inverse)
    // Of its own kind, a list needs a name of its own: subsidiaries are not just customers.
    const label = target.name === resource.name ? labelOf(resource, `${resource.name}.${relation.name}`, humanize(relation.name)) : labelOf(target, `${target.name}.plural`, humanize(target.many))
    return { field: relation.name, resource: target.name, label, via: `${relation.inverse}Id`, columns }
  })
}
