export interface Registration {
  readonly id: string
  readonly title: string
  readonly status: 'SUBMITTED' | 'ACCEPTED'
  readonly protectedUntil: string | null
  readonly partner: { readonly name: string } | null
  readonly customer: { readonly name: string } | null
  readonly expected: { readonly amount: string; readonly currency: string } | null
}

const FIELDS = 'nodes { id title status protectedUntil partner { id name } customer { id name } expected { amount currency } }'

export const REGISTRATIONS_OF_CUSTOMER = `query RegistrationsOfCustomer($customer: ID!) { dealRegistrations(first: 5, filter: { customer: { eq: $customer }, status: { in: [SUBMITTED, ACCEPTED] } }, orderBy: [{ field: STATUS, direction: DESC }]) { ${FIELDS} } }`

export const REGISTRATIONS_TO_DECIDE = `query RegistrationsToDecide { dealRegistrations(first: 5, filter: { status: { eq: SUBMITTED } }, orderBy: [{ field: TITLE }]) { totalCount ${FIELDS} } }`

export interface Registrations {
  readonly dealRegistrations: { readonly totalCount?: number; readonly nodes: readonly Registration[] }
}
