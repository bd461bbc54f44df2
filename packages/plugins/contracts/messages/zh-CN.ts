import { resourcesZhCN } from './resources-zh-CN.ts'
import { valuesZhCN } from './values-zh-CN.ts'
import { wordsZhCN } from './words-zh-CN.ts'

export const zhCN = { ...resourcesZhCN, ...valuesZhCN, ...wordsZhCN }

export default zhCN
