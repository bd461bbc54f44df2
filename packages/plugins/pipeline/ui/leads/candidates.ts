import type { Option } from '@tenon/web/kit'
import type { Shell } from '@tenon/web/module'
import { ask } from '../home/ask.ts'

export interface Candidates {
  readonly customers: readonly {
    readonly id: string
    readonly name: string
    readonly by: readonly ('CREDIT_CODE' | 'NAME' | 'EMAIL' | 'DOMAIN' | 'PHONE')[]
    readonly certain: boolean
    readonly contacts: readonly { readonly id: string; readonly name: string; readonly title: string | null; readonly isSame: boolean }[]
  }[]
  /** A colleague looks after it, whose customers the person does not see. */
  readonly elsewhere: boolean
}

const CANDIDATES = 'query Candidates($id: ID!) { leadConversionCandidates(id: $id) { customers { id name by certain contacts { id name title isSame } } elsewhere } }'

export async function readCandidates(shell: Pick<Shell, 'fetch'>, id: string): Promise<Candidates> {
  return (await ask<{ leadConversionCandidates: Candidates | null }>(shell, CANDIDATES, { id })).leadConversionCandidates ?? { customers: [], elsewhere: false }
}

const CUSTOMERS = 'query ($search: String) { customers(first: 12, search: $search, orderBy: [{ field: NAME, direction: ASC }]) { nodes { id name industry } } }'

/** Customers of any name, for a lead that looks like none. */
export async function searchCustomers(shell: Pick<Shell, 'fetch'>, text: string): Promise<readonly Option[]> {
  const { customers } = await ask<{ customers: { nodes: readonly { id: string; name: string; industry: string | null }[] } }>(shell, CUSTOMERS, { search: text.trim() || null })
  return customers.nodes.map(({ id, name, industry }) => ({ value: id, label: name, detail: industry }))
}
