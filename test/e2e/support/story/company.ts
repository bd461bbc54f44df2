import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { hire, runningCompany } from '../../../harness/company.ts'
import { ask } from '../ask.ts'
import { creditCode } from '../credit-code.ts'
import { must } from '../signed-contract.ts'
import type { Arrival } from './test.ts'

const staff = { 李娜: 'REP', 王强: 'REP', 何: 'FINANCE', 吴: 'FINANCE', 沈: 'LEGAL', 马: 'PRODUCT', 丁: 'TECHNICAL' } as const
export type Name = keyof typeof staff | '周岚'

/** The people of the story at work in the example company, and what the story takes as given. */
export interface StoryCompany {
  readonly people: Readonly<Record<Name, Page>>
  /** Sets names of this run apart from those of others. */
  readonly stamp: string
  readonly unit: string
  readonly customer: string
  readonly creditCode: string
  readonly industry: string
  /** Where the web site sends its form. */
  readonly formAddress: string
  /** Takes the rules of the story away again, which would concern the leads of others. */
  close(): Promise<void>
}

const cny = (amount: string) => ({ amount, currency: 'CNY' })

export async function openStory(arrive: Arrival): Promise<StoryCompany> {
  const stamp = Date.now().toString(36)
  const [admin, director] = [await arrive('/', 'admin'), await arrive('/', 'director')]
  const company = await runningCompany()
  const names = Object.keys(staff) as (keyof typeof staff)[]
  const arrived: Partial<Record<Name, Page>> = { 周岚: director }
  // Other tests look for people of the company by the same names, and must not find these.
  const links = await Promise.all(names.map((name) => hire(company, { name: `${[...name].join('·')} ${stamp}`, email: `${names.indexOf(name)}-${stamp}@example.com`, role: staff[name] })))
  for (const [index, name] of names.entries()) arrived[name] = await arrive(links[index]!)
  const people = arrived as Record<Name, Page>
  await secondStep(people['沈'])
  const unit = `North ${stamp}`
  const units = await unitsOf(admin)
  const north = (await must(admin, 'createOrgUnit', { name: unit, code: `N-${stamp}`, kind: 'REGION', function: 'SALES', parentId: units.get('SALES') }, 'orgUnit')).id
  for (const [name, unitId] of [['李娜', north], ['王强', north], ['马', units.get('PRODUCT')!], ['丁', units.get('TECH')!]] as const) await place(admin, people[name], unitId)
  const industry = `Manufacturing ${stamp}`
  const close = await lead(director, { north, industry, reps: { 李娜: await personOf(people['李娜']), 王强: await personOf(people['王强']) } })
  await must(people['王强'], 'createLead', { name: `Another lead ${stamp}` }, 'lead')
  for (const [index, [name, kind, price, taxRateBp]] of ([['Licence', 'LICENCE', '370000.00', 1_300], ['Implementation', 'SERVICE', '236000.00', 600], ['Key', 'HARDWARE', '700.00', 1_300]] as const).entries()) {
    await must(director, 'createProduct', { code: `P${index}-${stamp}`, name: `${name} ${stamp}`, kind, listPrice: cny(price), taxRateBp }, 'product')
  }
  const form = await must(director, 'createLeadForm', { name: `Web site ${stamp}`, unitId: north, origins: [], consentNeeded: false }, 'leadForm')
  const { leadForm } = await ask<{ leadForm: { token: string } }>(director, 'query ($id: ID!) { leadForm(id: $id) { token } }', { id: form.id })
  return { people, stamp, unit, customer: `Huaxing Manufacturing ${stamp}`, creditCode: creditCode(), industry, formAddress: `${company.url}/api/public/pipeline/lead-forms/${leadForm.token}`, close }
}

/** "Size 20 + industry 20 + attended 25 + demo request 15", leads in turn, 王强 at capacity. */
async function lead(director: Page, { north, industry, reps }: { north: string; industry: string; reps: Readonly<Record<'李娜' | '王强', string>> }): Promise<() => Promise<void>> {
  const rules: { id: string; version: number }[] = []
  for (const [name, factor, operator, value, points] of [['Size', 'EMPLOYEES', 'AT_LEAST', '200', 20], ['Industry', 'INDUSTRY', 'IS', industry, 20], ['Attended', 'ACTIVITY', 'IS', 'ATTENDED', 25], ['Demo', 'ACTIVITY', 'IS', 'DEMO_REQUEST', 15]] as const) {
    rules.push(await must(director, 'createScoreRule', { name, factor, operator, value, points }, 'scoreRule'))
  }
  const turn = (await must(director, 'createAssignRule', { name: 'In turn', ordinal: 0, method: 'ROUND_ROBIN', unitId: north, factor: 'INDUSTRY', operator: 'IS', value: industry }, 'assignRule'))
  await must(director, 'createLeadTaker', { personId: reps['王强'], capacity: 1 }, 'leadTaker')
  await must(director, 'createLeadTaker', { personId: reps['李娜'], capacity: 5 }, 'leadTaker')
  const remove = (name: string, { id, version }: { id: string; version: number }) => ask(director, `mutation ($input: ${name}Input!) { ${name.charAt(0).toLowerCase()}${name.slice(1)}(input: $input) { __typename } }`, { input: { id, expectedVersion: version } })
  return async () => {
    for (const rule of rules) await remove('DeleteScoreRule', rule)
    await remove('DeleteAssignRule', turn)
  }
}

export async function personOf(page: Page): Promise<string> {
  return (await ask<{ me: { id: string } }>(page, '{ me { id } }')).me.id
}

async function unitsOf(admin: Page): Promise<ReadonlyMap<string, string>> {
  const { orgUnits } = await ask<{ orgUnits: { nodes: { id: string; code: string }[] } }>(admin, '{ orgUnits(first: 100) { nodes { id code } } }')
  return new Map(orgUnits.nodes.map(({ id, code }) => [code, id]))
}

/** Everybody's screen is opened anew: rights follow the place. */
async function place(admin: Page, page: Page, unitId: string): Promise<void> {
  const personId = await personOf(page)
  const { person } = await ask<{ person: { version: number } }>(admin, 'query ($id: ID!) { person(id: $id) { version } }', { id: personId })
  await must(admin, 'transferPerson', { personId, unitId, expectedVersion: person.version }, 'person')
  await page.goto('/')
}

/** Legal comes in with a second step, set up on the first day. */
async function secondStep(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Set up two-step sign-in' }).waitFor()
  await page.keyboard.press('Enter')
  const secret = await page.locator('code').innerText()
  await page.getByLabel('Code').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate())
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByRole('navigation').first().waitFor()
}

