export type LeadFactor = 'EMPLOYEES' | 'INDUSTRY' | 'REGION' | 'TITLE' | 'SOURCE' | 'BUSINESS_SCOPE' | 'PAIN_POINTS' | 'ACTIVITY' | 'CAMPAIGN'
export type LeadOperator = 'IS' | 'CONTAINS' | 'AT_LEAST' | 'AT_MOST' | 'KNOWN'

export interface LeadCondition {
  readonly factor: LeadFactor
  readonly operator: LeadOperator
  readonly value: string | null
}

export interface LeadFacts {
  readonly employees: number | null
  readonly industry: string | null
  readonly region: string | null
  readonly title: string | null
  readonly source: string
  readonly businessScope: string | null
  readonly painPoints: string | null
}

export interface TouchFacts {
  readonly activity: string
  readonly campaignRef: string | null
}

const ofTouches: ReadonlySet<LeadFactor> = new Set(['ACTIVITY', 'CAMPAIGN'])

/** Whether a condition is about what a lead did, rather than about what it is. */
export function isOfTouches({ factor }: Pick<LeadCondition, 'factor'>): boolean {
  return ofTouches.has(factor)
}

export function fitsLead(condition: LeadCondition, lead: LeadFacts): boolean {
  const { factor } = condition
  if (factor === 'ACTIVITY' || factor === 'CAMPAIGN') return false
  const values = { EMPLOYEES: lead.employees, INDUSTRY: lead.industry, REGION: lead.region, TITLE: lead.title, SOURCE: lead.source, BUSINESS_SCOPE: lead.businessScope, PAIN_POINTS: lead.painPoints }
  return holds(condition, values[factor])
}

export function fitsTouch(condition: LeadCondition, touch: TouchFacts): boolean {
  if (!isOfTouches(condition)) return false
  return holds(condition, condition.factor === 'ACTIVITY' ? touch.activity : touch.campaignRef)
}

/** Texts regardless of case; 'a|b' is either. What is not known meets no condition. */
function holds({ operator, value }: LeadCondition, actual: string | number | null): boolean {
  if (actual === null || actual === '') return false
  if (operator === 'KNOWN') return true
  if (operator === 'AT_LEAST' || operator === 'AT_MOST') {
    const bound = /^-?\d{1,12}$/.test(value?.trim() ?? '') ? Number(value) : NaN
    return operator === 'AT_LEAST' ? Number(actual) >= bound : Number(actual) <= bound
  }
  const text = fold(String(actual))
  const wanted = (value ?? '').split('|').map(fold).filter((one) => one !== '')
  return wanted.some((one) => (operator === 'IS' ? text === one : text.includes(one)))
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}
