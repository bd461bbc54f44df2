import type { Money } from '@tenon/web/kit'
import type { Shell } from '@tenon/web/module'

export const SIGNING = `query SigningOfContract($id: ID!) {
  contract(id: $id) {
    id version title number status revision gross { amount currency } sentAt signedOn customer { id name } owner { name }
    signatures(first: 20, orderBy: [{ field: SIGNED_ON, direction: ASC }]) { nodes { id party revision signerName method signedOn evidence contentHash person { name } } }
  }
  signing: contractSigning(id: $id) { currentHash approvedHash approvedAt holds next signerOfUs signerOfCustomer againstUs againstCustomer }
}`

export const sides = ['CUSTOMER', 'US'] as const
export type Side = (typeof sides)[number]
export const methods = ['WET_SCAN', 'ESIGN', 'PROVIDER'] as const

export interface Signature {
  readonly id: string
  readonly party: Side
  readonly revision: number
  readonly signerName: string
  readonly method: (typeof methods)[number]
  readonly signedOn: string
  readonly evidence: string | null
  readonly contentHash: string
  readonly person: { readonly name: string } | null
}

export interface SigningContract {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly number: string | null
  readonly status: string
  readonly revision: number
  readonly gross: Money | null
  readonly sentAt: string | null
  readonly signedOn: string | null
  readonly customer: { readonly id: string; readonly name: string | null } | null
  readonly owner: { readonly name: string } | null
  readonly signatures: { readonly nodes: readonly Signature[] }
}

export interface SigningAnswer {
  readonly contract: SigningContract | null
  readonly signing: { readonly currentHash: string; readonly approvedHash: string | null; readonly approvedAt: string | null; readonly holds: boolean; readonly next: Side | null; readonly signerOfUs: string | null; readonly signerOfCustomer: string | null; readonly againstUs: readonly string[]; readonly againstCustomer: readonly string[] }
}

export function againstOf({ againstUs, againstCustomer }: SigningAnswer['signing'], side: Side): readonly string[] {
  return side === 'US' ? againstUs : againstCustomer
}

/** The signature of a side on what the contract says now. */
export function signatureOf({ signatures, revision }: SigningContract, side: Side): Signature | undefined {
  return signatures.nodes.find((one) => one.party === side && one.revision === revision)
}

/** '3fa9 41c2 …': a hash in groups, so that two people can compare it. */
export function inGroups(hash: string): string {
  return hash.replaceAll(/(.{4})(?=.)/g, '$1 ')
}

/** Keeps a file with the contract and says under which name and SHA-256 it is there; throws with the reason where it is not. */
export async function keepEvidence(shell: Pick<Shell, 'fetch'>, contractId: string, file: File): Promise<string> {
  const response = await shell.fetch(`/api/files?${new URLSearchParams({ record: contractId, name: file.name })}`, { method: 'POST', headers: { 'content-type': file.type || 'application/octet-stream', 'idempotency-key': crypto.randomUUID() }, body: file })
  const { message, name, sha256 } = (await response.json().catch(() => ({}))) as { message?: string; name?: string; sha256?: string }
  if (!response.ok || sha256 === undefined) throw new Error(response.status < 500 ? (message ?? '') : '')
  return `${name ?? file.name} · SHA-256 ${sha256}`
}
