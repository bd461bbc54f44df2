import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../company.ts'
import { createRecord, move, openAt, see } from './leads.ts'

describe('a lead on its way', () => {
  let company: Awaited<ReturnType<typeof openAt>>
  beforeAll(async () => { company = await openAt() })
  afterAll(() => company.test.close())

  const ofRep = (name = 'Wang') => createRecord(company.rep, 'Lead', { name, company: `${name} Ltd`, phone: '13800001111' })
  /** A lead that nobody has yet, in team north. */
  const unowned = async (name: string) => {
    const { director, manager } = company
    const north = (await ask<{ person: { team: { id: string } } }>(director, 'query ($id: ID!) { person(id: $id) { team { id } } }', { id: `Person:${manager.personId}` })).person.team.id
    return createRecord(director, 'Lead', { name, ownerId: null, teamId: north })
  }
  const person = (caller: { personId: string }) => `Person:${caller.personId}`

  it('that somebody enters is hers, and her clock runs for eight business hours', async () => {
    expect(await see(company.rep, await ofRep())).toMatchObject({ status: 'ASSIGNED', firstContactDueAt: '2026-01-15T09:00:00.000Z' })
  })

  it('that nobody has is seen and assigned by the managers of its unit, not by reps', async () => {
    const { manager, rep, otherRep } = company
    const id = await unowned('New one')
    expect(await see(manager, id)).toMatchObject({ status: 'NEW', owner: null, firstContactDueAt: null })
    expect(await see(rep, id)).toBeNull()
    expect(await move(rep, 'screen', { id, ownerId: person(rep) })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await move(otherRep, 'screen', { id, ownerId: person(rep) })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await move(manager, 'screen', { id })).toMatchObject({ code: 'LEAD_NOBODY_FREE' })
    expect(await move(manager, 'screen', { id, ownerId: person(rep) })).toMatchObject({ lead: { status: 'ASSIGNED' } })
    expect(await see(rep, id)).toMatchObject({ owner: { id: person(rep) }, firstContactDueAt: '2026-01-15T09:00:00.000Z' })
  })

  it('is contacted by its owner alone, in the past, and that stops the clock once', async () => {
    const { manager, rep } = company
    const id = await ofRep()
    expect(await move(manager, 'contact', { id, contactNote: 'Called' })).toMatchObject({ code: 'TRANSITION_NOT_YOURS' })
    expect(await move(rep, 'contact', { id, contactNote: 'Called', contactedAt: '2026-01-15T01:00:01Z' })).toMatchObject({ fields: [{ code: 'CONTACT_IN_THE_FUTURE' }] })
    expect(await move(rep, 'contact', { id, contactNote: 'Called', contactedAt: '2026-01-15T00:59:00Z' })).toMatchObject({ fields: [{ code: 'CONTACT_TOO_EARLY' }] })
    expect(await move(rep, 'contact', { id, contactNote: 'Called' })).toMatchObject({ lead: { status: 'WORKING' } })
    company.at('2026-01-15T02:00:00Z')
    expect(await move(rep, 'contact', { id, contactNote: 'Again' })).toMatchObject({ lead: { status: 'WORKING' } })
    company.at('2026-01-15T01:00:00Z')
    expect(await see(rep, id)).toMatchObject({ firstContactAt: '2026-01-15T01:00:00.000Z', touches: { nodes: [{ activity: 'CONTACT' }, { activity: 'CONTACT' }] } })
  })

  it('qualifies by its score, or for a reason, and only when somebody works on it', async () => {
    const { rep } = company
    const id = await ofRep()
    expect(await move(rep, 'qualify', { id, qualifyReason: 'Good' })).toMatchObject({ code: 'TRANSITION_NOT_POSSIBLE' })
    await move(rep, 'contact', { id, contactNote: 'Called' })
    expect(await move(rep, 'qualify', { id })).toMatchObject({ fields: [{ path: 'qualifyReason', code: 'SCORE_TOO_LOW' }] })
    expect(await move(rep, 'qualify', { id, qualifyReason: 'They have a budget' })).toMatchObject({ lead: { status: 'QUALIFIED' } })
    expect(await move(rep, 'disqualify', { id, disqualifyReason: 'No' })).toMatchObject({ code: 'TRANSITION_NOT_POSSIBLE' })
  })

  it('is dropped for a reason', async () => {
    const { rep, manager } = company
    const id = await unowned('Nothing')
    expect(await move(manager, 'disqualify', { id, disqualifyReason: '' })).toMatchObject({ fields: [{ path: 'disqualifyReason', code: 'REQUIRED' }] })
    expect(await move(rep, 'disqualify', { id, disqualifyReason: 'A student' })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await move(manager, 'disqualify', { id, disqualifyReason: 'A student' })).toMatchObject({ lead: { status: 'UNQUALIFIED' } })
  })

  it('that is a duplicate leaves its touches to the one that stays', async () => {
    const { rep } = company
    const [stays, id] = [await ofRep('Stays'), await ofRep('Twice')]
    await move(rep, 'contact', { id, contactNote: 'Said they know us' })
    expect(await move(rep, 'markDuplicate', { id, duplicateOfId: id })).toMatchObject({ fields: [{ code: 'NO_ORIGINAL' }] })
    expect(await move(rep, 'markDuplicate', { id, duplicateOfId: stays })).toMatchObject({ lead: { status: 'DUPLICATE' } })
    expect((await see(rep, id))!.touches.nodes).toHaveLength(0)
    expect((await see(rep, stays))!.touches.nodes).toMatchObject([{ activity: 'CONTACT' }])
  })

  it('changes hands by its manager; the clock begins anew and the whole wait is still told', async () => {
    const { rep, manager, test } = company
    const colleague = await test.as('REP', { name: 'Sun', unit: 'north' })
    const id = await ofRep()
    expect(await move(rep, 'reassign', { id, ownerId: person(colleague) })).toMatchObject({ code: 'FORBIDDEN' })
    company.at('2026-01-16T02:00:00Z')
    expect(await move(manager, 'reassign', { id, ownerId: person(colleague) })).toMatchObject({ lead: { status: 'ASSIGNED' } })
    expect(await see(rep, id)).toBeNull()
    const { leadInbox } = await ask<{ leadInbox: { id: string; secondsLeft: number; waited: number }[] }>(colleague, '{ leadInbox(view: MINE) { id secondsLeft waited } }')
    expect(leadInbox).toEqual([{ id, secondsLeft: 8 * 3600, waited: 10 * 3600 }])
    company.at('2026-01-15T01:00:00Z')
  })

  it('is not given away by an ordinary change, nor its state set', async () => {
    const { rep, otherRep } = company
    const id = await ofRep()
    const update = 'mutation ($input: UpdateLeadInput!) { r: updateLead(input: $input) { ... on ValidationError { fields { code } } } }'
    expect(await ask(rep, update, { input: { id, expectedVersion: 1, ownerId: person(otherRep) } })).toMatchObject({ r: { fields: [{ code: 'ASSIGN_INSTEAD' }] } })
    expect((await rep.graphql(update, { input: { id, expectedVersion: 1, status: 'QUALIFIED' } })).errors).toBeDefined()
  })

  it('that nobody contacted for 14 days goes into the pool, where reps see it without phone and mail, and one of two takes it', async () => {
    const { rep, otherRep, test } = company
    const id = await createRecord(rep, 'Lead', { name: 'Silent', company: 'Quiet works', email: 'silent@example.com' })
    company.at('2026-01-29T00:59:00Z')
    await test.runJobs()
    expect(await see(rep, id)).toMatchObject({ status: 'ASSIGNED' })
    company.at('2026-01-30T01:00:00Z')
    await test.runJobs()
    expect(await see(otherRep, id)).toMatchObject({ status: 'RECYCLED', owner: null, email: null })
    // Nor is it felt for by what is masked: only by its name.
    const known = async (asked: string) => (await ask<{ r: { lead: { id: string } | null } }>(otherRep, `{ r: knownLead(${asked}) { lead { id } } }`)).r.lead
    expect(await known('name: "Silent", email: "silent@example.com"')).toBeNull()
    expect(await known('name: "Silent", company: "Quiet works"')).toEqual({ id })
    const [first, second] = await Promise.all([move(rep, 'claim', { id }), move(otherRep, 'claim', { id })])
    expect([first.lead?.status, second.lead?.status].filter(Boolean)).toEqual(['ASSIGNED'])
    const winner = first.lead ? rep : otherRep
    expect(await see(winner, id)).toMatchObject({ owner: { id: person(winner) }, email: 'silent@example.com', firstContactDueAt: '2026-01-30T09:00:00.000Z' })
    company.at('2026-01-15T01:00:00Z')
  })
})
