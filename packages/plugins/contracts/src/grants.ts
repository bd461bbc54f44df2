import type { Grants, Principal, Restricts } from '@tenon/core'

/** What a contract says: written by its drafters, for as long as it is a draft. */
const content = ['ContractLine', 'ContractSplit', 'ContractTerm', 'Installment', 'Obligation'] as const
/** What happened to it: written by the rules of the product. */
const course = ['ContractDeviation', 'InstallmentDue', 'ContractTrigger', 'ContractReview', 'ContractRevision', 'ContractSignature', 'ContractTermination', 'InvoicePart'] as const
const payments = ['Receipt', 'ReceiptAllocation', 'CustomerCredit', 'Refund'] as const
const library = ['ContractTemplate', 'ContractTemplateVersion', 'TemplateClause', 'Clause'] as const
/** What a department needs to see in order to review. */
const reviewed = ['ContractLine', 'ContractTerm', 'Installment', 'Obligation', 'ContractDeviation', 'ContractReview', 'ContractRevision'] as const

export function grants(grants: Grants, principal: Principal): void {
  const reads = principal.scope('contracts:read')
  for (const model of ['Contract', ...content, ...course, ...payments, 'ExchangeDifference', 'ContractInvoice', 'WriteOff']) grants.scoped('read', model, reads)
  grants.scoped(['create', 'update'], 'Contract', principal.scope('contracts:draft'))
  for (const model of content) grants.scoped(['create', 'update', 'delete'], model, principal.scope('contracts:draft'))
  grantMoney(grants, principal)
  // "What things cost" is for those who may see it, and no more of it than of the contracts themselves.
  if (principal.has('contracts:costs')) grants.scoped('read', 'ContractCost', reads)
  if (principal.has('contracts:review')) grantReview(grants, principal.roles)
  grantLibrary(grants, principal)
}

function grantMoney(grants: Grants, principal: Principal): void {
  if (principal.has('contracts:receipts')) for (const model of payments) grants.can(['create', 'update'], model)
  if (principal.has('contracts:invoices')) grants.can(['create', 'update'], 'ContractInvoice')
  if (principal.has('contracts:write-off')) grants.can('create', 'WriteOff')
  if (principal.has('contracts:approve-write-off')) grants.can('update', 'WriteOff')
}

/** Policy: "functional departments: own review step." */
function grantReview(grants: Grants, roles: readonly string[]): void {
  const asked = { reviews: { some: { role: { in: [...roles] } } } }
  grants.can('read', 'Contract', asked)
  for (const model of reviewed) grants.can('read', model, { contract: asked })
}

function grantLibrary(grants: Grants, principal: Principal): void {
  const drafts = principal.has('contracts:draft') || principal.has('contracts:read') || principal.has('contracts:review')
  for (const model of library) {
    if (drafts || principal.has('contracts:templates')) grants.can('read', model)
    if (principal.has('contracts:templates')) grants.can(['create', 'update', 'delete'], model)
  }
  if (principal.has('contracts:policies') || drafts) grants.can('read', 'ReviewPolicy')
  if (principal.has('contracts:policies')) grants.can(['create', 'update', 'delete'], 'ReviewPolicy')
  if (principal.has('contracts:policies')) grants.can(['read', 'create', 'update'], 'ContractSetting')
}

/** What things cost is hidden from those who sell. */
export function restricts(restricts: Restricts, principal: Principal): void {
  if (!principal.has('contracts:costs')) restricts.fields('read', 'ContractLine', ['costEstimateMinor', 'costFromCatalog'])
}
