import { resourcesEn } from './resources-en.ts'
import { valuesEn } from './values-en.ts'
import { wordsEn } from './words-en.ts'

export const en = { ...resourcesEn, ...valuesEn, ...wordsEn }

export default en
