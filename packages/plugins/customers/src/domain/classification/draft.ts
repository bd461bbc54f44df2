import { faultsOf, type PolicyFault } from './policy.ts'
import { isSourceOf, productKeys, type Rules } from './stored-rules.ts'

/** Where in the form a fault is, and what is wrong in words; the shell has them in its own language by the code. */
export interface DraftFault {
  readonly path: string
  readonly code: string
  readonly message: string
}

const mostFactors = 12
const mostBands = 20

const words: Readonly<Record<PolicyFault | 'SOURCES' | 'NAMES' | 'TOO_MANY', readonly [path: string, message: string]>> = {
  NO_FACTORS: ['factors', 'Name at least one criterion.'],
  FACTOR_TWICE: ['factors', 'A criterion may be there only once.'],
  WEIGHTS: ['factors', 'The weights must add up to 100 %.'],
  BANDS: ['factors', 'The steps of a criterion must rise, and give 0 to 100 points.'],
  CUTOFFS: ['cutoffs', 'The points for A must be above those for B, these above those for C, and C above 0; none above 100.'],
  STAY: ['stay', 'The margin is 0 to 100 points, and a class stays 0 days or more.'],
  SOURCES: ['factors', 'A criterion looks at something that does not belong to it.'],
  NAMES: ['factors', 'Give each criterion of your own a name.'],
  TOO_MANY: ['factors', `At most ${mostFactors} criteria with ${mostBands} steps each.`],
}

/** What is wrong with rules that somebody drafts; empty where nothing is. */
export function faultsOfDraft(rules: Rules): DraftFault[] {
  const { factors } = rules
  const faults: (keyof typeof words)[] = faultsOf(rules)
  if (factors.some(({ key, source }) => !isSourceOf(key, source))) faults.push('SOURCES')
  if (factors.some(({ key, name }) => !(key in productKeys) && (!/^[A-Z][A-Z0-9_]{0,39}$/.test(key) || !name?.trim()))) faults.push('NAMES')
  if (factors.length > mostFactors || factors.some(({ bands }) => bands.length > mostBands)) faults.push('TOO_MANY')
  return faults.map((fault) => ({ path: words[fault][0], code: `CLASS_${fault}`, message: words[fault][1] }))
}
