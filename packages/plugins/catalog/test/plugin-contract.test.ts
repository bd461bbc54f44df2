import { pluginContract } from '@tenon/core/testing'
import { catalog } from '../src/index.ts'

pluginContract(catalog())
