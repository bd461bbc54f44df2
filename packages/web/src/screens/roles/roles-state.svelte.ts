import type { DataClient } from '../../data/client.ts'
import { asDataError, type DataError } from '../../data/data-error.ts'
import { readOutcome, type WriteOutcome } from '../../data/write-outcome.ts'
import { changesOf, countChanges, rebase, withCell, type Draft } from './role-draft.ts'
import type { Matrix, Role, Scope } from './roles-types.ts'

const MATRIX = `query RoleMatrix { matrix: roleMatrix { mayChange mayGive plugins { id title permissions { key title scopes } }
  roles { id version key name title description builtIn holders cells { permission scope proposed } } } }`

/** The matrix of roles and what is changed in it but not saved. */
export class RolesState {
  readonly #client: Pick<DataClient, 'query' | 'mutate'>
  matrix = $state.raw<Matrix | null>(null)
  error = $state.raw<DataError | null>(null)
  saving = $state(false)
  /** Why the last attempt to save changed nothing; until something else is changed. */
  refusal = $state<string | null>(null)
  #draft = $state.raw<Draft>(new Map())
  readonly changes = $derived(countChanges(this.#draft))

  constructor(client: Pick<DataClient, 'query' | 'mutate'>) {
    this.#client = client
  }

  get draft(): Draft {
    return this.#draft
  }

  async load(): Promise<void> {
    this.error = null
    try {
      const { matrix } = await this.#client.query<{ matrix: Matrix }>(MATRIX, {}, { fresh: true })
      this.matrix = matrix
      this.#draft = rebase(this.#draft, matrix)
    } catch (error) {
      this.error = asDataError(error)
    }
  }

  set(role: Role, permission: string, scope: Scope): void {
    this.refusal = null
    this.#draft = withCell(this.#draft, role, permission, scope)
  }

  discard(): void {
    this.refusal = null
    this.#draft = new Map()
  }

  /** All cells or none. What was refused stays changed; after a conflict beside what is there now. */
  async save(): Promise<WriteOutcome> {
    this.saving = true
    this.refusal = null
    try {
      const outcome = await this.run('setRolePermissions', { roles: changesOf(this.#draft, this.matrix!) })
      if (outcome.ok) this.discard()
      if (outcome.ok || outcome.refusal.kind === 'conflict') await this.load()
      if (!outcome.ok) this.refusal = outcome.refusal.message
      return outcome
    } finally {
      this.saving = false
    }
  }

  /** One of the use cases of roles. */
  async run(name: string, input: object): Promise<WriteOutcome> {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`
    const document = `mutation ${name}($input: ${type}!) { result: ${name}(input: $input) { __typename ... on Error { code message help } ... on ValidationError { fields { path code message } } ... on ConflictError { currentVersion } } }`
    const { result } = await this.#client.mutate<{ result: unknown }>(document, { input }, { types: ['Role'] })
    return readOutcome(result)
  }
}
