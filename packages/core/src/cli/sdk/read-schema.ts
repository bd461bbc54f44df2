import { existsSync, readFileSync } from 'node:fs'
import { buildClientSchema, buildSchema, getIntrospectionQuery, type GraphQLSchema, type IntrospectionQuery } from 'graphql'
import { assembleSchema } from '../../app/assemble-schema.ts'
import { generate } from '../../composition/generate.ts'
import { openInstallation } from '../installation.ts'
import { sdkErrors } from './errors.ts'

export interface SchemaSource {
  /** Folder of an installation. */
  readonly dir: string
  /** Address of a running server's API. */
  readonly url?: string
  /** Name of the environment variable with the API token: a token on the command line would be seen by others. */
  readonly tokenFrom: string
}

/** The schema of a running company, or that of an installation's composition, which needs neither server nor database. */
export async function readSchema({ dir, url, tokenFrom }: SchemaSource): Promise<GraphQLSchema> {
  if (url !== undefined) return askForSchema(url, process.env[tokenFrom] ?? '')
  const { composition, generated } = await openInstallation(dir)
  await generate(composition, generated)
  return (await assembleSchema(composition, generated)).schema
}

/** A schema that lies in a file, or that of a folder with an installation, or that of an address. */
export function readSchemaAt(place: string, tokenFrom: string): Promise<GraphQLSchema> {
  if (/^https?:/.test(place)) return readSchema({ dir: '.', url: place, tokenFrom })
  if (place.endsWith('.graphql') && existsSync(place)) return Promise.resolve(buildSchema(readFileSync(place, 'utf8')))
  return readSchema({ dir: place, tokenFrom })
}

async function askForSchema(url: string, token: string): Promise<GraphQLSchema> {
  const refused = (reason: string, cause?: unknown) => sdkErrors.SDK_SCHEMA_REFUSED({ url, reason }, { cause })
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query: getIntrospectionQuery() }) }).catch((cause: Error) => {
    throw refused(cause.message, cause)
  })
  const answer = (await response.json().catch(() => ({}))) as { readonly data?: IntrospectionQuery; readonly errors?: readonly { readonly message: string }[] }
  if (!answer.data) throw refused(answer.errors?.[0]?.message ?? `it answered ${response.status}`)
  return buildClientSchema(answer.data)
}
