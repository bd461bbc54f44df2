import { pluginContract } from '@tenon/core/testing'
import { approvals } from '../src/index.ts'

pluginContract(approvals())
