import type { DemoCompany } from '../company.ts'

/** The columns that say whose a row is, and who wrote it when. People and units are given by their keys. */
export interface Stamper {
  person(key: string | null): string | null
  scope(owner: string | null, unit: string): { readonly ownerId: string | null; readonly teamId: string }
  stamps(by: string | null, createdAt: Date, updatedAt?: Date): Stamps
}

interface Stamps {
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly createdById: string | null
  readonly updatedById: string | null
}

export function createStamper({ organisation }: DemoCompany): Stamper {
  const person = (key: string | null): string | null => (key === null ? null : organisation.personIds.get(key)!)
  return {
    person,
    scope: (owner, unit) => ({ ownerId: person(owner), teamId: organisation.unitIds.get(unit)! }),
    stamps: (by, createdAt, updatedAt = createdAt) => ({ createdAt, updatedAt, createdById: person(by), updatedById: person(by) }),
  }
}
