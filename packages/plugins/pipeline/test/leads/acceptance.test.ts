import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestCaller } from '@tenon/core/testing'
import { ask } from '../company.ts'
import { emitCaptured } from './emit-captured.ts'
import { createRecord, move, openAt, see, seeAll } from './leads.ts'

/** The fifth step of the story that the whole product is accepted by. */
describe('华星制造 comes in', () => {
  const code = '91310000MA1K35XK6C'
  let company: Awaited<ReturnType<typeof openAt>>
  let li: TestCaller
  beforeAll(async () => {
    company = await openAt('2026-01-15T07:00:00Z')
    li = await company.test.as('REP', { name: '李娜', unit: 'north' })
    const wang = await company.test.as('REP', { name: '王强', unit: 'north' })
    const { director } = company
    const rules = [['Size', 'EMPLOYEES', 'AT_LEAST', '200', 20], ['Industry', 'INDUSTRY', 'IS', '制造业', 20], ['Attended', 'ACTIVITY', 'IS', 'ATTENDED', 25], ['Demo', 'ACTIVITY', 'IS', 'DEMO_REQUEST', 15]] as const
    for (const [name, factor, operator, value, points] of rules) await createRecord(director, 'ScoreRule', { name, factor, operator, value, points })
    await createRecord(director, 'AssignRule', { name: 'In turn', ordinal: 1, method: 'ROUND_ROBIN' })
    await createRecord(director, 'LeadTaker', { personId: `Person:${wang.personId}`, capacity: 1 })
    await createRecord(director, 'LeadTaker', { personId: `Person:${li.personId}`, capacity: 5 })
    await createRecord(wang, 'Lead', { name: 'All that 王强 can do' })
  })
  afterAll(() => company.test.close())

  it('by an event and a form, as one lead of 80 points that 李娜 has, and is contacted in time and qualifies', async () => {
    await emitCaptured(company.test.app, { eventId: 'salon-1', name: '陈经理', company: '华星制造有限公司', creditCode: code, email: 'chen@huaxing.example', industry: '制造业', employees: 320, activity: 'ATTENDED', source: 'EVENT' })
    const { units } = await ask<{ units: { nodes: { id: string; code: string }[] } }>(company.director, '{ units: orgUnits { nodes { id code } } }')
    const form = await createRecord(company.director, 'LeadForm', { name: 'Demo', unitId: units.nodes.find((unit) => unit.code === 'north')!.id })
    const { leadForm } = await ask<{ leadForm: { token: string } }>(company.director, 'query ($id: ID!) { leadForm(id: $id) { token } }', { id: form })
    const body = JSON.stringify({ name: '陈', company: '華星', creditCode: code, phone: '13800001234', consent: true, demo: true })
    await company.test.handler.fetch(new Request(`http://tenon/api/public/pipeline/lead-forms/${leadForm.token}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }))
    const [lead, ...others] = (await seeAll(li))
    expect(others).toEqual([])
    expect(lead).toMatchObject({ name: '陈经理', status: 'ASSIGNED', score: 80, grade: 'HOT', firstContactDueAt: '2026-01-16T06:00:00.000Z', touches: { nodes: [{ source: 'EVENT' }, { source: 'WEB' }] } })
    company.at('2026-01-16T02:00:00Z')
    await move(li, 'contact', { id: lead!.id, contactNote: 'Called' })
    expect(await move(li, 'qualify', { id: lead!.id })).toMatchObject({ lead: { status: 'QUALIFIED' } })
    expect(await see(li, lead!.id)).toMatchObject({ firstContactAt: '2026-01-16T02:00:00.000Z' })
    expect(await ask(li, '{ firstContactCompliance(from: "2026-01-15", to: "2026-01-15") { met late complianceBp } }')).toEqual({ firstContactCompliance: { met: 1, late: 0, complianceBp: 10_000 } })
  })
})
