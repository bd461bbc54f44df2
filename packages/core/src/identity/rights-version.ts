/** For the select list of a statement that looks a credential up: so that to know which rights count costs no statement of its own. */
export const rightsVersionSql = '(select number from core.rights_version)'

export function readRightsVersion(stored: bigint | null): number | null {
  return stored === null ? null : Number(stored)
}
