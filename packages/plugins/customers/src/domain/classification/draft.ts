import { problem, type FieldProblem } from '@tenon/core'
import { faultsOf, type PolicyFault } from './policy.ts'
import { isSourceOf, productKeys, type Rules } from './stored-rules.ts'

const mostFactors = 12
const mostBands = 20

/** What is wrong with rules that somebody drafts; empty where nothing is. */
export function faultsOfDraft(rules: Rules): FieldProblem[] {
  const { factors } = rules
  const faults: (PolicyFault | 'SOURCES' | 'NAMES' | 'TOO_MANY')[] = faultsOf(rules)
  if (factors.some(({ key, source }) => !isSourceOf(key, source))) faults.push('SOURCES')
  if (factors.some(({ key, name }) => !(key in productKeys) && (!/^[A-Z][A-Z0-9_]{0,39}$/.test(key) || !name?.trim()))) faults.push('NAMES')
  if (factors.length > mostFactors || factors.some(({ bands }) => bands.length > mostBands)) faults.push('TOO_MANY')
  return faults.map(inWords)
}

/** Where in the form a fault is, and what is wrong in words; the shell has them in its own language by the code. */
function inWords(fault: PolicyFault | 'SOURCES' | 'NAMES' | 'TOO_MANY'): FieldProblem {
  switch (fault) {
    case 'NO_FACTORS': return problem('factors', 'CLASS_NO_FACTORS', {}, 'Name at least one criterion.')
    case 'FACTOR_TWICE': return problem('factors', 'CLASS_FACTOR_TWICE', {}, 'A criterion may be there only once.')
    case 'WEIGHTS': return problem('factors', 'CLASS_WEIGHTS', {}, 'The weights must add up to 100 %.')
    case 'BANDS': return problem('factors', 'CLASS_BANDS', {}, 'The steps of a criterion must rise, and give 0 to 100 points.')
    case 'CUTOFFS': return problem('cutoffs', 'CLASS_CUTOFFS', {}, 'The points for A must be above those for B, these above those for C, and C above 0; none above 100.')
    case 'STAY': return problem('stay', 'CLASS_STAY', {}, 'The margin is 0 to 100 points, and a class stays 0 days or more.')
    case 'SOURCES': return problem('factors', 'CLASS_SOURCES', {}, 'A criterion looks at something that does not belong to it.')
    case 'NAMES': return problem('factors', 'CLASS_NAMES', {}, 'Give each criterion of your own a name.')
    case 'TOO_MANY': return problem('factors', 'CLASS_TOO_MANY', {}, 'At most 12 criteria with 20 steps each.')
  }
}
