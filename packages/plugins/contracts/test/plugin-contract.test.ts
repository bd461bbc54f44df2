import { approvals } from '@tenon/approvals'
import { catalog } from '@tenon/catalog'
import { pluginContract } from '@tenon/core/testing'
import { customers } from '@tenon/customers'
import { pipeline } from '@tenon/pipeline'
import { contracts } from '../src/index.ts'

pluginContract(contracts(), { others: [customers(), catalog(), approvals(), pipeline()] })
