export const REVISIONS = `query ContractRevisions($id: ID!) {
  contract(id: $id) { currency: gross { currency } revision revisions(first: 100, orderBy: [{ field: REVISION, direction: DESC }]) { nodes { id revision createdAt } } }
}`

export interface Revisions {
  readonly contract: { readonly currency: { readonly currency: string } | null; readonly revision: number; readonly revisions: { readonly nodes: readonly { readonly id: string; readonly revision: number; readonly createdAt: string }[] } } | null
}

export const REDLINE = `query ContractRedline($id: ID!, $from: Int!, $to: Int) {
  redline(contractId: $id, from: $from, to: $to) { part kind item field before after values { field value } }
}`

export const parts = ['head', 'lines', 'installments', 'terms', 'obligations', 'splits'] as const
export type Part = (typeof parts)[number]

export interface Difference {
  readonly part: Part
  readonly kind: 'ADDED' | 'REMOVED' | 'CHANGED'
  readonly item: string | null
  readonly field: string | null
  readonly before: string | null
  readonly after: string | null
  readonly values: readonly { readonly field: string; readonly value: string }[]
}

/** The type whose words name the fields of a part. */
export const typeOf: Readonly<Record<Part, string>> = { head: 'Contract', lines: 'ContractLine', installments: 'Installment', terms: 'ContractTerm', obligations: 'Obligation', splits: 'ContractSplit' }

const enums: Readonly<Record<string, string>> = {
  'head.type': 'ContractType', 'head.acceptanceBasis': 'AcceptanceBasis', 'lines.kind': 'ContractLineKind', 'installments.mode': 'InstallmentMode', 'installments.trigger': 'InstallmentTrigger',
  'installments.anchor': 'InstallmentTrigger', 'terms.category': 'TermCategory', 'obligations.party': 'ObligationParty', 'obligations.kind': 'ObligationKind', 'obligations.dueKind': 'ObligationDue', 'obligations.dueEvent': 'TriggerKind', 'head.signingOrder': 'SigningOrder', 'splits.kind': 'ContractSplitKind',
}
const amounts = new Set(['gross', 'net', 'tax', 'unitPrice', 'listPrice', 'amount'])

export type Shape = { readonly as: 'money' | 'percent' | 'date' | 'flag' | 'text' | 'prose' | 'record' } | { readonly as: 'word'; readonly type: string }

/** How a field of a part is written for people. */
export function shapeOf(part: Part, field: string): Shape {
  const type = enums[`${part}.${field}`]
  if (type !== undefined) return { as: 'word', type }
  if (amounts.has(field)) return { as: 'money' }
  if (field.endsWith('Bp')) return { as: 'percent' }
  if (field.endsWith('On') || field === 'serviceFrom' || field === 'serviceTo') return { as: 'date' }
  if (field === 'isRetention' || field === 'endsContract') return { as: 'flag' }
  if (field.endsWith('Id')) return { as: 'record' }
  return { as: field === 'text' || field === 'title' || field === 'dueRule' ? 'prose' : 'text' }
}

/** The name under which a field is known to its resource: 'customerId' is its customer, 'fxCurrency' is one. */
export function fieldName(field: string): string {
  return field.endsWith('Id') ? field.slice(0, -2) : field
}
