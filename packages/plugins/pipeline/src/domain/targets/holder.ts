export interface Holding {
  readonly personId: string | null
  readonly orgUnitId: string | null
}

/** Who holds a target, as one text to compare by. */
export function holderKey({ personId, orgUnitId }: Holding): string {
  return personId === null ? `unit:${orgUnitId}` : `person:${personId}`
}
