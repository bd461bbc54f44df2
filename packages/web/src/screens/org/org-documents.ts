/** Positions that have not begun. Variables: today, after. */
export const PLANNED = 'query PlannedPositions($today: Date!, $after: String) { page: assignments(first: 100, after: $after, filter: { validFrom: { gt: $today } }, orderBy: [{ field: VALID_FROM, direction: ASC }]) { nodes { id title validFrom person { id } orgUnit { id name } } pageInfo { hasNextPage endCursor } } }'

/** Who works where and who leads what on a day. Variables: day. */
export const ORGANISATION = 'query OrganisationOn($day: Date!) { organisation: organisationOn(day: $day) { people { personId name title unitId managerName } heads { unitId personId name } } }'

export const ROLES = 'query RolesToGive { roles(first: 100, orderBy: [{ field: NAME, direction: ASC }]) { nodes { key name } } }'

const INVITATION = 'id expiresAt acceptedAt revokedAt createdAt createdBy { name } person { id name email }'

/** The newest first. Variables: filter. */
export const INVITATIONS = `query Invitations($filter: InvitationFilter!) { page: invitations(first: 100, filter: $filter, orderBy: [{ field: CREATED_AT, direction: DESC }]) { nodes { ${INVITATION} } } }`

export interface Invitation {
  readonly id: string
  readonly expiresAt: string
  readonly acceptedAt: string | null
  readonly revokedAt: string | null
  readonly createdAt: string
  readonly createdBy: { readonly name: string } | null
  readonly person: { readonly id: string; readonly name: string; readonly email: string | null }
}

export interface PlannedPosition {
  readonly id: string
  readonly title: string | null
  readonly validFrom: string
  readonly person: { readonly id: string }
  readonly orgUnit: { readonly id: string; readonly name: string }
}

export interface PlannedPage {
  readonly nodes: readonly PlannedPosition[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

export interface Organisation {
  readonly people: readonly PlacedPerson[]
  readonly heads: readonly { readonly unitId: string; readonly personId: string; readonly name: string }[]
}

export interface PlacedPerson {
  readonly personId: string
  readonly name: string
  readonly title: string | null
  readonly unitId: string
  readonly managerName: string | null
}
