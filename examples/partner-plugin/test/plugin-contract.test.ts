import { approvals } from '@tenon/approvals'
import { catalog } from '@tenon/catalog'
import { contracts } from '@tenon/contracts'
import { pluginContract } from '@tenon/core/testing'
import { customers } from '@tenon/customers'
import { pipeline } from '@tenon/pipeline'
import { channel } from '../src/index.ts'

pluginContract(channel(), { others: [customers(), catalog(), approvals(), pipeline(), contracts()] })
