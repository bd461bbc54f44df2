import type { TestApp, TestCaller } from '../../../src/testing/index.ts'

export interface Cell { readonly permission: string; readonly scope: string; readonly proposed: string | null }
export interface MatrixRole { readonly id: string; readonly version: number; readonly key: string; readonly title: string; readonly builtIn: boolean; readonly holders: number; readonly cells: readonly Cell[] }
export interface Matrix {
  readonly plugins: readonly { readonly id: string; readonly title: string; readonly permissions: readonly { readonly key: string; readonly title: string; readonly scopes: readonly string[] }[] }[]
  readonly roles: readonly MatrixRole[]
  readonly mayChange: boolean
  readonly mayGive: boolean
}
export interface Hold { readonly id: string; readonly validFrom: string; readonly validTo: string | null; readonly state: string; readonly person: { readonly id: string; readonly name: string } }
export interface Outcome { readonly __typename: string; readonly code?: string; readonly message?: string; readonly currentVersion?: number | null }

const MATRIX = '{ roleMatrix { mayChange mayGive plugins { id title permissions { key title scopes } } roles { id version key title builtIn holders cells { permission scope proposed } } } }'
const HOLDERS = 'query ($role: ID!) { roleHolders(role: $role) { id validFrom validTo state person { id name } } }'

/** Asks and changes roles as somebody, through the API. */
export function roleDesk(by: TestCaller) {
  const matrix = async (headers: Record<string, string> = {}): Promise<Matrix> => {
    const answer = await by.graphql<{ roleMatrix: Matrix }>(MATRIX, {}, headers)
    if (!answer.data) throw new Error(answer.errors?.[0]?.extensions?.code)
    return answer.data.roleMatrix
  }
  const role = async (key: string): Promise<MatrixRole> => (await matrix()).roles.find((one) => one.key === key)!
  const run = async (name: string, input: object): Promise<Outcome> => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`
    const answer = await by.graphql<{ result: Outcome }>(`mutation ($input: ${type}!) { result: ${name}(input: $input) { __typename ... on Error { code message } ... on ConflictError { currentVersion } } }`, { input })
    if (!answer.data) throw new Error(JSON.stringify(answer.errors))
    return answer.data.result
  }
  return {
    matrix, role, run,
    scope: async (key: string, permission: string) => (await role(key)).cells.find((cell) => cell.permission === permission)?.scope,
    holders: async (id: string) => (await by.graphql<{ roleHolders: Hold[] }>(HOLDERS, { role: id })).data!.roleHolders,
    /** Sets a permission on the role as it is now. */
    set: async (key: string, permission: string, scope: string) => {
      const { id, version } = await role(key)
      return run('setRolePermission', { role: id, expectedVersion: version, permission, scope })
    },
    /** Another role of the company's own; its id. */
    make: async (name: string, more: object = {}) => {
      const made = await run('createRole', { name, ...more })
      if (made.code) throw new Error(made.code)
      return (await matrix()).roles.find((one) => one.title === name)!
    },
  }
}

export const person = (caller: { readonly personId: string }): string => `Person:${caller.personId}`

/** Ends all that administer but these, behind the API's back. */
export async function onlyAdministrators(test: TestApp, ...kept: readonly TestCaller[]): Promise<void> {
  await test.app.database.pool.query(`update core.person set active = false where id <> all($1::uuid[]) and id in (select h.person_id from core.role_holder h join core.role r on r.id = h.role_id where r.key = 'SYSADMIN')`, [kept.map(({ personId }) => personId)])
  test.app.forgetPrincipals()
}
