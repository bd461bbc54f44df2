import type { FieldKind, FieldMeta, ResourceMeta } from '@tenon/core/metadata'

type Given = Partial<Omit<FieldMeta, 'reference'>> & { readonly reference?: Partial<NonNullable<FieldMeta['reference']>> & { resource: string } }

/** A field of a test resource: everything that a field usually is, changed by what is given. */
export function field(name: string, kind: FieldKind, { reference, ...given }: Given = {}): FieldMeta {
  return {
    name,
    kind,
    label: { key: `pipeline.Opportunity.${name}`, fallback: name },
    help: null,
    required: false,
    readOnly: false,
    maxLength: null,
    sortable: true,
    orderField: null,
    filterable: true,
    groupable: kind === 'enum' || kind === 'reference',
    summable: kind === 'money',
    enumName: null,
    options: null,
    unit: null,
    defaultValue: null,
    showWhen: null,
    ...given,
    reference: reference ? { inputField: `${name}Id`, titleField: 'name', path: null, list: null, searchable: true, ...reference } : null,
  }
}

export const opportunityFields: readonly FieldMeta[] = [
  field('name', 'text', { required: true, maxLength: 200 }),
  field('customer', 'reference', { reference: { resource: 'Customer', path: '/customers', list: 'customers' } }),
  field('amount', 'money'),
  field('stage', 'reference', { required: true, reference: { resource: 'Stage', list: 'stages' } }),
  field('kind', 'enum', {
    enumName: 'OpportunityKind',
    options: ['NEW', 'UPSELL', 'RENEWAL'].map((value) => ({ value, label: { key: `pipeline.OpportunityKind.${value}`, fallback: value }, tone: null })),
  }),
  field('probability', 'percent', { orderField: 'PROBABILITY' }),
  field('expectedCloseOn', 'date'),
  field('lossReason', 'text', { showWhen: { field: 'kind', in: ['RENEWAL'] } }),
  field('keyDeal', 'boolean', { required: true, defaultValue: false }),
  field('owner', 'reference', { reference: { resource: 'Person', list: 'people' } }),
  field('team', 'reference', { reference: { resource: 'OrgUnit', list: 'orgUnits' } }),
  field('notes', 'longtext', { sortable: false, filterable: false }),
  field('updatedAt', 'datetime', { readOnly: true }),
]

export function opportunityMeta(given: Partial<ResourceMeta> = {}): ResourceMeta {
  return {
    name: 'Opportunity',
    plugin: 'pipeline',
    path: '/pipeline/opportunities',
    icon: 'target',
    label: { key: 'pipeline.Opportunity', fallback: 'Opportunity' },
    pluralLabel: { key: 'pipeline.Opportunity.plural', fallback: 'Opportunities' },
    operations: {
      one: 'opportunity',
      list: 'opportunities',
      aggregate: 'opportunityAggregate',
      create: 'createOpportunity',
      update: 'updateOpportunity',
      delete: 'deleteOpportunity',
      bulkUpdate: 'updateOpportunities',
      bulkDelete: 'deleteOpportunities',
      filterType: 'OpportunityFilter',
      orderType: 'OpportunityOrder',
      createInput: 'CreateOpportunityInput',
      updateInput: 'UpdateOpportunityInput',
    },
    titleField: 'name',
    subtitleField: 'customer',
    searchable: true,
    fields: opportunityFields,
    list: { columns: ['name', 'customer', 'amount', 'stage'], sort: [{ field: 'updatedAt', direction: 'DESC' }] },
    calendar: { start: 'expectedCloseOn', end: null, titleField: 'name', colour: 'kind' },
    gallery: null,
    board: {
      groupBy: 'stage',
      sum: 'amount',
      cardFields: ['customer', 'amount'],
      columns: { resource: 'Stage', list: 'stages', titleField: 'name', orderField: 'POSITION', related: 'opportunities' },
      moveMutation: null,
    },
    lifecycle: null, actions: [],
    form: { sections: [{ label: null, fields: ['name', 'customer', 'amount', 'stage', 'kind', 'lossReason', 'notes'] }] },
    related: [],
    may: { create: true, update: true, delete: true, import: true, export: true },
    ...given,
  }
}
