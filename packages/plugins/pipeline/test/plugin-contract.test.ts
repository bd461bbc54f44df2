import { approvals } from '@tenon/approvals'
import { catalog } from '@tenon/catalog'
import { pluginContract } from '@tenon/core/testing'
import { customers } from '@tenon/customers'
import { pipeline } from '../src/index.ts'

pluginContract(pipeline(), { others: [customers(), catalog(), approvals()] })
