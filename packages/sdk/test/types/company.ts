import { core } from '@tenon/core/sdk'
import { approvals } from '@tenon/approvals/sdk'
import { catalog } from '@tenon/catalog/sdk'
import { contracts } from '@tenon/contracts/sdk'
import { customers } from '@tenon/customers/sdk'
import { pipeline } from '@tenon/pipeline/sdk'
import { createClient } from '../../src/index.ts'

const where = { url: 'http://tenon/graphql', token: 'tnn_x' }

export const whole = createClient({ ...where, modules: [core, approvals, catalog, customers, pipeline, contracts] })
/** A company that has bought less. */
export const small = createClient({ ...where, modules: [core, customers] })
/** One that has contracts, and no deals that they could come from. */
export const dealless = createClient({ ...where, modules: [core, approvals, catalog, customers, contracts] })

/** Proves at compile time that two types are the same. */
export function same<Left, Right>(..._proof: (<Type>() => Type extends Left ? 1 : 2) extends (<Type>() => Type extends Right ? 1 : 2) ? [] : ['not the same', Left, Right]): void {}
