import { approvals } from '@tenon/approvals/sdk'
import { catalog } from '@tenon/catalog/sdk'
import { contracts } from '@tenon/contracts/sdk'
import { core } from '@tenon/core/sdk'
import { customers } from '@tenon/customers/sdk'
import { pipeline } from '@tenon/pipeline/sdk'
import { createClient, type ClientOptions } from '@tenon/sdk'

/** A client for all modules that these programs use. */
export function connect(options: Pick<ClientOptions, 'url' | 'token' | 'fetch'>) {
  return createClient({ ...options, modules: [core, customers, catalog, approvals, pipeline, contracts] })
}

export type Company = ReturnType<typeof connect>
