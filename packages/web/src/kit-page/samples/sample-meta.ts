import type { FieldKind, FieldMeta, Label, ResourceMeta, Tone } from '@tenon/core/metadata'
import type { ResourceRecord } from '../../data/record.ts'

/** Visits of customers, made up: they begin and end, have colours, and units to count. */
export const visitMeta: ResourceMeta = {
  name: 'KitVisit', plugin: 'kit', path: '/kit', icon: 'calendar-days', label: text('Visit'), pluralLabel: text('Visits'),
  operations: { one: '', list: '', aggregate: '', create: null, update: 'updateKitVisit', delete: null, bulkUpdate: null, bulkDelete: null, filterType: '', orderType: '', createInput: null, updateInput: null },
  titleField: 'name', subtitleField: 'place', searchable: false,
  fields: [
    field('name', 'text'), field('place', 'text'), field('at', 'datetime'), field('until', 'datetime'), field('guests', 'quantity', { unit: text('people') }),
    field('kind', 'enum', { options: kinds().map(([value, tone]) => ({ value, label: text(value), tone })) }),
  ],
  list: { columns: ['name'], sort: [] }, board: null,
  calendar: { start: 'at', end: 'until', titleField: 'name', colour: 'kind' },
  gallery: { picture: null, fields: ['kind', 'guests', 'at'] },
  form: { sections: [] }, related: [], lifecycle: null, actions: [],
  may: { create: false, update: true, delete: false, import: false, export: false },
}

/** A week of them, from a Monday on, in UTC. */
export function visitsOf(monday: string): readonly ResourceRecord[] {
  const at = (day: number, hour: number, minute = 0) => new Date(Date.parse(`${monday}T00:00:00Z`) + ((day * 24 + hour) * 60 + minute) * 60_000).toISOString()
  const visits = [
    { name: 'Kick-off with Northwind', place: 'Room 3', kind: 'Meeting', at: at(0, 1), until: at(0, 2, 30), guests: '8' },
    { name: '示范演示', place: '上海', kind: 'Demo', at: at(0, 1, 30), until: at(0, 3), guests: '12.5' },
    { name: 'Audit of the plant', place: 'Suzhou', kind: 'Visit', at: at(1, 5), until: at(1, 9), guests: '3' },
    { name: 'Trade fair', place: 'Hall 7', kind: 'Visit', at: at(2, 0), until: at(4, 9), guests: '2' },
    { name: 'Call', place: '', kind: 'Call', at: at(3, 2), until: at(3, 2, 15), guests: '2' },
  ]
  return visits.map((visit) => ({ id: `KitVisit:${visit.name}`, version: 1, ...visit }))
}

function kinds(): readonly (readonly [string, Tone])[] {
  return [['Meeting', 'accent'], ['Demo', 'info'], ['Visit', 'success'], ['Call', 'neutral']]
}

function text(fallback: string): Label {
  return { key: `kit-page.${fallback}`, fallback }
}

function field(name: string, kind: FieldKind, given: Partial<FieldMeta> = {}): FieldMeta {
  return {
    name, kind, label: text(name.charAt(0).toUpperCase() + name.slice(1)), help: null, required: false, readOnly: false, maxLength: null, sortable: false, orderField: null, filterable: false,
    groupable: false, summable: false, enumName: null, options: null, reference: null, unit: null, defaultValue: null, showWhen: null, ...given,
  }
}
