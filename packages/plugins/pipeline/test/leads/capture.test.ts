import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../company.ts'
import { emitCaptured } from './emit-captured.ts'
import { capture, createRecord, move, openAt, see, seeAll } from './leads.ts'

describe('leads that come in', () => {
  let company: Awaited<ReturnType<typeof openAt>>
  let token: string
  beforeAll(async () => {
    company = await openAt()
    const { units } = await ask<{ units: { nodes: { id: string; code: string }[] } }>(company.director, '{ units: orgUnits { nodes { id code } } }')
    const id = await createRecord(company.director, 'LeadForm', { name: 'Website', unitId: units.nodes.find(({ code }) => code === 'north')!.id, origins: ['https://www.example.com'], campaignRef: 'spring' })
    token = (await ask<{ leadForm: { token: string } }>(company.director, 'query ($id: ID!) { leadForm(id: $id) { token } }', { id })).leadForm.token
  })
  afterAll(() => company.test.close())

  const send = (body: unknown, headers: Record<string, string> = {}, to = token) =>
    company.test.handler.fetch(new Request(`http://tenon/api/public/pipeline/lead-forms/${to}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }), { ip: `10.0.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}` })
  const zhang = { name: 'Zhang Wei', company: '华星制造有限公司', email: 'zhang@huaxing.example', consent: true }

  it('by a form go to the managers of its unit, with consent and campaign', async () => {
    const response = await send(zhang)
    expect([response.status, await response.json()]).toEqual([202, { accepted: true }])
    const found = (await seeAll(company.manager)).find(({ name }) => name === 'Zhang Wei')!
    expect(found).toMatchObject({ status: 'NEW', owner: null, touches: { nodes: [{ activity: 'FORM', source: 'WEB', campaignRef: 'spring', consent: true }] } })
  })

  it('by form and event stay one, both touches kept, and the answer tells nothing of it', async () => {
    const again = await send({ ...zhang, phone: '+86 138-0000-2222', demo: true })
    expect(await again.json()).toEqual({ accepted: true })
    // An event may be delivered twice.
    for (const _ of [1, 2]) await emitCaptured(company.test.app, { eventId: 'fair-1:zhang', name: 'Zhang Wei', email: 'ZHANG@huaxing.example', activity: 'ATTENDED', source: 'EVENT', campaignRef: 'fair-1', at: '2026-01-14T06:00:00Z' })
    const all = (await seeAll(company.manager)).filter(({ name }) => name === 'Zhang Wei')
    expect(all).toHaveLength(1)
    expect(all[0]!.touches.nodes.map(({ activity }) => activity)).toEqual(['ATTENDED', 'FORM', 'DEMO_REQUEST'])
  })

  it('that somebody types are shown by the same rule before a second one is made, and one may go on', async () => {
    const query = 'query ($name: String, $company: String, $email: String, $phone: String, $creditCode: String, $exceptId: ID) { knownLead(name: $name, company: $company, email: $email, phone: $phone, creditCode: $creditCode, exceptId: $exceptId) { elsewhere lead { id name } customers { name by certain } } }'
    const known = async (caller: typeof company.rep, asked: object) => (await ask<{ knownLead: { elsewhere: boolean; lead: { id: string; name: string } | null; customers: { name: string; by: string[]; certain: boolean }[] } | null }>(caller, query, { ...asked })).knownLead
    const found = await known(company.manager, { name: '张伟', email: 'Zhang@HUAXING.example' })
    expect(found).toMatchObject({ lead: { name: 'Zhang Wei' }, elsewhere: false })
    expect((await known(company.manager, { name: 'Zhang Wei', company: '華星製造' }))?.lead?.id).toBe(found!.lead!.id)
    expect((await known(company.manager, { name: 'Somebody else', company: '華星製造' }))?.lead).toBeNull()
    expect((await known(company.manager, { email: 'zhang@huaxing.example', exceptId: found!.lead!.id }))?.lead).toBeNull()
    expect(await known(company.manager, {})).toBeNull()
    // What is out of reach is not felt for, unless the company wants it said.
    expect(await known(company.otherRep, { email: 'zhang@huaxing.example' })).toEqual({ lead: null, customers: [], elsewhere: false })
    await company.test.app.base['customerPolicy']!['create']!({ data: { name: 'Ours', hintHidden: true } })
    expect(await known(company.otherRep, { email: 'zhang@huaxing.example' })).toEqual({ lead: null, customers: [], elsewhere: true })
    await company.test.app.base['customerPolicy']!['deleteMany']!({})
    await createRecord(company.rep, 'Customer', { name: '星河软件有限公司' })
    expect((await known(company.rep, { name: 'Wang', company: '星河軟件' }))?.customers).toEqual([{ name: '星河软件有限公司', by: ['NAME'], certain: true }])
    expect((await known(company.otherRep, { name: 'Wang', company: '星河軟件' }))?.customers).toEqual([])
    // One in the pool is seen without mail and phone, and not found by them.
    const pooled = await createRecord(company.director, 'Customer', { name: 'Pool works' })
    const contact = await createRecord(company.director, 'Contact', { name: 'Masked', email: 'masked@gmail.com', customerId: pooled })
    expect((await known(company.director, { name: 'Wang', email: 'masked@gmail.com' }))?.customers).toMatchObject([{ name: 'Pool works', by: ['EMAIL'] }])
    for (const [model, id] of [['customer', pooled], ['contact', contact]] as const) await company.test.app.base[model]!['update']!({ where: { id: id.split(':')[1] }, data: { ownerId: null } })
    expect((await known(company.otherRep, { name: 'Wang', email: 'masked@gmail.com' }))?.customers).toEqual([])
    expect((await known(company.otherRep, { name: 'Wang', company: 'Pool Works' }))?.customers).toMatchObject([{ name: 'Pool works', by: ['NAME'] }])
    expect(await known(await company.test.as('FINANCE'), { email: 'zhang@huaxing.example' })).toBeNull()
    // Knowingly, it is made all the same.
    expect(await createRecord(company.manager, 'Lead', { name: 'Zhang Wei', email: 'zhang@huaxing.example' })).not.toBe(found!.lead!.id)
    await company.test.app.base['lead']!['deleteMany']!({ where: { ownerId: company.manager.personId } })
  })

  it('at the same moment by two ways become one', async () => {
    const lead = { name: 'Both', email: 'both@example.com', consent: true }
    await Promise.all([send(lead), capture(company.rep, { ...lead, source: 'EVENT', activity: 'ATTENDED', eventId: 'both' }), send(lead)])
    const all = (await seeAll(company.director)).filter(({ name }) => name === 'Both')
    expect(all.map(({ touches }) => touches.nodes.length)).toEqual([3])
  })

  it('never change what is known of somebody, only fill in what is not', async () => {
    await send({ name: 'Somebody Else', company: 'Evil', email: 'zhang@huaxing.example', industry: 'Manufacturing', consent: true })
    const { leads } = await ask<{ leads: { nodes: { name: string; company: string; industry: string }[] } }>(company.manager, '{ leads(filter: { email: { eq: "zhang@huaxing.example" } }) { nodes { name company industry } } }')
    expect(leads.nodes).toEqual([{ name: 'Zhang Wei', company: '华星制造有限公司', industry: 'Manufacturing' }])
  })

  it('are refused without consent, a name, or a way to answer, in the language of the page', async () => {
    expect(await (await send({ ...zhang, consent: false })).json()).toMatchObject({ code: 'LEAD_INPUT', fields: [{ path: 'consent', code: 'REQUIRED' }] })
    expect(await (await send({ consent: true, name: 'A', email: 'nonsense' }, { 'accept-language': 'zh-CN' })).json()).toMatchObject({ message: expect.stringContaining('请修改后重新提交'), fields: [{ path: 'email', code: 'NOT_AN_EMAIL' }] })
    expect(await (await send({ consent: true, name: 'A' })).json()).toMatchObject({ fields: [{ path: 'email', code: 'REQUIRED' }] })
    expect(await (await send({ ...zhang, name: 'A'.repeat(201), employees: '7' })).json()).toMatchObject({ fields: [{ path: 'name', code: 'TOO_LONG' }, { path: 'employees', code: 'NOT_A_NUMBER' }] })
  })

  it('are refused by an unknown form, a body that is too large, and another media type', async () => {
    expect((await send(zhang, {}, 'nothing')).status).toBe(404)
    expect((await send({ ...zhang, painPoints: 'x'.repeat(30_000) })).status).toBe(413)
    expect((await send(zhang, { 'content-type': 'text/plain' })).status).toBe(415)
  })

  it('by a program that fills in the hidden field are thanked and dropped', async () => {
    expect((await send({ name: 'Robot', email: 'robot@example.com', consent: true, homepage: 'http://spam.example' })).status).toBe(202)
    expect((await seeAll(company.director)).some(({ name }) => name === 'Robot')).toBe(false)
  })

  it('may be sent by pages of the named origins, and refusals can be read there', async () => {
    const origin = 'https://www.example.com'
    const url = `http://tenon/api/public/pipeline/lead-forms/${token}`
    const asked = await company.test.handler.fetch(new Request(url, { method: 'OPTIONS', headers: { origin } }))
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, origin])
    expect((await send({}, { origin })).headers.get('access-control-allow-origin')).toBe(origin)
    expect((await send(zhang, { origin: 'https://evil.example' })).headers.get('access-control-allow-origin')).toBeNull()
  })

  it('come at most so often from one address', async () => {
    const url = `http://tenon/api/public/pipeline/lead-forms/${token}`
    const statuses: number[] = []
    for (let turn = 0; turn < 22; turn++) statuses.push((await company.test.handler.fetch(new Request(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }), { ip: '192.0.2.7' })).status)
    expect(statuses.slice(0, 20).every((status) => status === 422)).toBe(true)
    expect(statuses.slice(20)).toEqual([429, 429])
  })

  it('are entered by those who sell, who learn the lead only where they may see it', async () => {
    const support = await company.test.as('SUPPORT', { unit: 'north' })
    expect(await capture(support, { name: 'X', phone: '13800009999' })).toMatchObject({ code: 'LEAD_CAPTURE_FORBIDDEN' })
    expect(await capture(company.rep, { name: 'Zhang Wei', email: 'zhang@huaxing.example' })).toMatchObject({ leadId: null })
    const { leadId } = await capture(company.manager, { name: 'New one', phone: '13700001234' })
    expect(await see(company.manager, leadId!)).toMatchObject({ status: 'NEW', name: 'New one' })
    expect(await capture(company.rep, { name: 'X', phone: '1380000999', unitId: 'OrgUnit:00000000-0000-7000-8000-000000000000' })).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('that were dropped or converted come again as new ones', async () => {
    const { leadId } = await capture(company.manager, { name: 'Returning', email: 'returning@example.com' })
    await move(company.manager, 'disqualify', { id: leadId!, disqualifyReason: 'No budget' })
    const again = await capture(company.manager, { name: 'Returning', email: 'returning@example.com' })
    expect(again.leadId).not.toBe(leadId)
  })

  it('stay one in Traditional and Simplified, in any width and under any legal form, and by a phone in any spelling', async () => {
    const { leadId } = await capture(company.manager, { name: '張偉', company: '遠航物流有限公司', phone: '021-5555 6666' })
    expect((await capture(company.manager, { name: '张伟', company: '远航物流股份有限公司', email: 'zw@yuanhang.example' })).leadId).toBe(leadId)
    expect((await capture(company.manager, { name: 'Somebody', phone: '+86 (21) 5555６６６６' })).leadId).toBe(leadId)
    expect((await capture(company.manager, { name: '李伟', company: '远航物流' , phone: '13912345678' })).leadId).not.toBe(leadId)
  })

  it('again are told to whoever has them, with what was said this time, and go on to somebody where nobody has them', async () => {
    const first = await createRecord(company.rep, 'Lead', { name: 'Comes again', company: 'Again Ltd', email: 'again@example.com', industry: 'Retail' })
    await send({ name: 'Comes again', company: 'Again Group', email: 'again@example.com', industry: 'Logistics', consent: true })
    const { notifications } = await ask<{ notifications: { nodes: { kind: string; text: string; record: { id: string } | null }[] } }>(company.rep, '{ notifications { nodes { kind text record { id } } } }')
    expect(notifications.nodes.filter(({ kind }) => kind === 'pipeline.leadAgain')).toEqual([{ kind: 'pipeline.leadAgain', text: 'Comes again came again: its touches say how.', record: { id: first } }])
    const { lead } = await ask<{ lead: { company: string; touches: { nodes: object[] } } }>(company.rep, 'query ($id: ID!) { lead(id: $id) { company touches { nodes { activity note } } } }', { id: first })
    expect(lead).toEqual({ company: 'Again Ltd', touches: { nodes: [{ activity: 'FORM', note: 'Website: Again Group · Logistics' }] } })
    await capture(company.rep, { name: 'Comes again', email: 'again@example.com' })
    const after = await ask<{ notifications: { nodes: { kind: string }[] } }>(company.rep, '{ notifications { nodes { kind } } }')
    expect(after.notifications.nodes.filter(({ kind }) => kind === 'pipeline.leadAgain')).toHaveLength(1)
    await createRecord(company.director, 'AssignRule', { name: 'All', ordinal: 1, method: 'ROUND_ROBIN' })
    await createRecord(company.director, 'LeadTaker', { personId: `Person:${company.rep.personId}`, capacity: 100 })
    const { leadId } = await capture(company.manager, { name: 'New one', phone: '13700001234' })
    expect(await see(company.manager, leadId!)).toMatchObject({ status: 'ASSIGNED', owner: { id: `Person:${company.rep.personId}` } })
  })
})
