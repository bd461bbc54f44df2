import { problem, type FieldProblem } from '@tenon/core'

export const touchActivities = ['FORM', 'DEMO_REQUEST', 'ATTENDED', 'DOWNLOAD', 'CONTACT', 'IMPORT', 'OTHER'] as const
export const leadSources = ['WEB', 'CALL', 'EMAIL', 'EVENT', 'REFERRAL', 'PARTNER', 'RESEARCH', 'IMPORT', 'OTHER'] as const

export interface CapturedLead {
  readonly name: string
  readonly company: string | null
  readonly title: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly creditCode: string | null
  readonly industry: string | null
  readonly region: string | null
  readonly employees: number | null
  readonly businessScope: string | null
  readonly painPoints: string | null
}

const texts = { name: 200, company: 200, title: 100, email: 254, phone: 50, creditCode: 18, industry: 100, region: 100, businessScope: 2_000, painPoints: 5_000 } as const
const email = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]{2,}$/

/** Reads what somebody outside says of herself. Everything is text of bounded length; who has neither mail nor phone cannot be reached. */
export function readCaptured(given: Readonly<Record<string, unknown>>): { lead: CapturedLead; problems: FieldProblem[] } {
  const problems: FieldProblem[] = []
  const read = (name: keyof typeof texts): string | null => {
    const value = given[name]
    if (value === undefined || value === null) return null
    if (typeof value !== 'string' || hasControls(value)) return refuse(name, 'NOT_TEXT')
    const text = value.trim()
    if (text.length > texts[name]) problems.push(problem(name, 'TOO_LONG', { limit: texts[name] }))
    return text === '' ? null : text
  }
  const refuse = (path: string, code: string): null => {
    problems.push(problem(path, code))
    return null
  }
  const fields = Object.fromEntries((Object.keys(texts) as (keyof typeof texts)[]).map((name) => [name, read(name)])) as Record<keyof typeof texts, string | null>
  if (fields.name === null && !problems.some(({ path }) => path === 'name')) refuse('name', 'REQUIRED')
  if (fields.email !== null && !email.test(fields.email)) refuse('email', 'NOT_AN_EMAIL')
  if (fields.email === null && fields.phone === null && problems.length === 0) refuse('email', 'REQUIRED')
  const employees = given['employees'] ?? null
  const isCount = typeof employees === 'number' && Number.isInteger(employees) && employees >= 0 && employees <= 10_000_000
  if (employees !== null && !isCount) refuse('employees', 'NOT_A_NUMBER')
  return { lead: { ...fields, name: fields.name ?? '', creditCode: fields.creditCode?.toUpperCase() ?? null, employees: isCount ? employees : null }, problems }
}

/** Signs that no keyboard has, but a program may send; line breaks and tabs are text. */
function hasControls(text: string): boolean {
  return /\p{Cc}/u.test(text.replaceAll(/[\n\r\t]/g, ''))
}
