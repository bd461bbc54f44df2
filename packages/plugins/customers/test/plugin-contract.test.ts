import { pluginContract } from '@tenon/core/testing'
import { customers } from '../src/index.ts'

pluginContract(customers())
