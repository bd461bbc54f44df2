import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asked, behalf, decide, delegate, leave, look, openCompany, run, submit, type Company } from './company.ts'

const legal = { key: 'legal', title: 'Legal review', resolver: { role: 'LEGAL' } } as const
const finance = { key: 'finance', title: 'Finance review', resolver: { headOf: 'FINANCE' } } as const

describe('who decides', () => {
  let company: Company
  beforeAll(async () => {
    company = await openCompany()
  })
  afterAll(() => company.test.close())

  it('is never who submitted it, though she holds the role', async () => {
    const { legal: xu, legal2: yu } = company
    const paper = await submit(xu, [legal])
    expect(await asked(xu, paper)).toEqual(['Yu'])
    expect(await decide(xu, paper)).toBe('APPROVAL_OWN')
    expect(await decide(yu, paper)).toBe('APPROVED')
  })

  it('is never an administrator who submitted it, nor one who acts as an approver', async () => {
    const { test, rep, admin, legal: xu } = company
    const own = await submit(admin, [{ key: 'admin', title: 'Release', resolver: { person: admin.personId } }])
    expect(await decide(admin, own)).toBe('APPROVAL_OWN')
    expect(await look(admin, own)).toMatchObject({ stuck: true, steps: { nodes: [{ status: 'STUCK', stuckReason: 'NO_SUPERIOR' }] } })
    const paper = await submit(rep, [legal])
    const principal = await test.app.principalOf(xu.personId)
    expect(principal.has('approvals:decide')).toBe(true)
    expect((await test.app.principalOf(admin.personId)).has('approvals:decide')).toBe(false)
    expect(await decide(admin, paper)).toBe('NOT_FOUND')
  })

  it('is never who gains by it, but the next superior', async () => {
    const { rep, manager, director } = company
    const paper = await submit(rep, [{ key: 'boss', title: 'Manager', resolver: { person: manager.personId } }], { beneficiaries: [manager.personId] })
    expect(await asked(rep, paper)).toEqual(['Zhou'])
    expect((await look(rep, paper))!.steps.nodes[0]!.seats.nodes).toMatchObject([{ origin: 'ESCALATED', person: { name: 'Zhou' }, insteadOf: { name: 'Chen' } }])
    expect(await decide(manager, paper)).toBe('NOT_FOUND')
    expect(await decide(director, paper)).toBe('APPROVED')
  })

  it('is never a delegate of who submitted it or gains by it, not even after the delegation was ended', async () => {
    const { test, rep, legal: xu, legal2: yu } = company
    const paper = await submit(rep, [{ ...legal, quorum: 'ALL' }])
    const made = await run(rep, 'delegate', { deputyId: `Person:${xu.personId}`, from: test.app.today(), lastDay: test.app.today() }, '{ delegation { id } }')
    expect(await decide(xu, paper)).toBe('APPROVAL_OWN')
    const { id } = (made as unknown as { delegation: { id: string } }).delegation
    expect((await run(rep, 'endDelegation', { id }, '{ delegation { id } }')).message).toBeUndefined()
    expect(await decide(xu, paper)).toBe('APPROVAL_OWN')
    // Whoever may not decide any more is not waited for.
    expect(await decide(yu, paper)).toBe('APPROVED')
    const later = await submit(yu, [legal], { body: 'gain', beneficiaries: [rep.personId] })
    expect(await asked(yu, later)).toEqual(['Xu'])
  })

  it('is, while an approver is away, her deputy, and both names are kept', async () => {
    const { rep, manager, director } = company
    const paper = await submit(rep, [{ key: 'director', title: 'Director', resolver: { role: 'DIRECTOR' } }])
    await delegate(director, manager, company)
    expect(await decide(manager, paper)).toBe('NOT_FOUND')
    expect(await decide(manager, paper, { comment: 'For Zhou' }, behalf(director))).toBe('APPROVED')
    expect((await look(rep, paper))!.decisions.nodes).toMatchObject([{ by: { name: 'Chen' }, onBehalfOf: { name: 'Zhou' }, comment: 'For Zhou' }])
  })

  it('is no deputy who submitted it herself, nor one who stands in for the submitter', async () => {
    const { manager, director } = company
    const own = await submit(manager, [{ key: 'director', title: 'Director', resolver: { role: 'DIRECTOR' } }])
    expect(await decide(manager, own, {}, behalf(director))).toBe('APPROVAL_OWN')
    // Submitted by the deputy in the director's name: neither of the two.
    const named = await submit(manager, [{ key: 'manager', title: 'Manager', resolver: { person: manager.personId } }], {}, behalf(director))
    expect(await decide(manager, named)).toBe('APPROVAL_OWN')
    expect(await decide(director, named)).toBe('APPROVAL_OWN')
  })

  it('is nobody twice: one natural person decides one step, whoever she stands in for', async () => {
    const { test, rep } = company
    const [one, two] = [await test.as('PRODUCT', { name: 'Ma' }), await test.as('TECHNICAL', { name: 'Ding' })]
    const steps = [{ key: 'a', title: 'A', resolver: { person: one.personId } }, { key: 'b', title: 'B', resolver: { person: two.personId } }]
    const paper = await submit(rep, steps)
    await delegate(two, one, company)
    expect(await decide(one, paper)).toBe('PENDING')
    expect(await decide(one, paper, {}, behalf(two))).toBe('APPROVAL_DECIDED_BEFORE')
    expect(await decide(two, paper)).toBe('APPROVED')
    const same = await submit(rep, [{ key: 'a', title: 'A', resolver: { person: one.personId }, parallelGroup: 'p' }, { key: 'b', title: 'B', resolver: { department: 'FINANCE' }, parallelGroup: 'p' }, { key: 'c', title: 'C', resolver: { person: one.personId } }])
    expect(await decide(one, same)).toBe('PENDING')
    expect(await decide(company.finance, same)).toBe('PENDING')
    expect(await look(rep, same)).toMatchObject({ stuck: true, steps: { nodes: [{ status: 'APPROVED' }, { status: 'APPROVED' }, { status: 'STUCK', stuckReason: 'NO_SUPERIOR' }] } })
  })

  it('is nobody but who is asked; and for others it does not exist', async () => {
    const { test, rep, finance: zheng, auditor, manager } = company
    const paper = await submit(rep, [legal, finance])
    // Later steps are resolved when they open.
    for (const stranger of [zheng, manager, await test.as('REP')]) {
      expect(await look(stranger, paper)).toBeNull()
      expect(await decide(stranger, paper)).toBe('NOT_FOUND')
    }
    expect(await look(auditor, paper)).toMatchObject({ status: 'PENDING' })
    expect(await decide(auditor, paper)).toBe('APPROVAL_NOT_ASKED')
    expect(await decide(company.director, paper)).toBe('APPROVAL_NOT_ASKED')
  })

  it('is a stuck state where a role or a department is empty, until somebody is there', async () => {
    const { test, rep } = company
    for (const [resolver, stuckReason] of [[{ role: 'LOGISTICS' }, 'ROLE_EMPTY'], [{ department: 'HR' }, 'DEPARTMENT_EMPTY'], [{ headOf: 'HR' }, 'HEAD_MISSING']] as const) {
      const empty = await submit(rep, [{ key: 'x', title: 'X', resolver }])
      expect(empty).toMatchObject({ status: 'PENDING', stuck: true })
      expect(await look(rep, empty)).toMatchObject({ steps: { nodes: [{ status: 'STUCK', stuckReason, seats: { nodes: [] } }] } })
    }
    const few = await submit(rep, [{ key: 'x', title: 'X', resolver: { role: 'LOGISTICS' } }])
    const hired = await test.as('LOGISTICS', { name: 'Han' })
    await test.runJobs()
    expect(await look(rep, few)).toMatchObject({ stuck: false })
    expect(await decide(hired, few)).toBe('APPROVED')
  })

  it('is somebody else when an approver has left', async () => {
    const { test, rep, manager } = company
    const leaver = await test.as('SUPPORT', { name: 'Wei', unit: 'north' })
    const paper = await submit(rep, [{ key: 'x', title: 'X', resolver: { person: leaver.personId } }])
    await leave(company, leaver)
    await test.runJobs()
    expect(await asked(rep, paper)).toEqual(['Chen'])
    expect((await look(rep, paper))!.steps.nodes[0]!.seats.nodes).toMatchObject([{ status: 'RELEASED', person: { name: 'Wei' } }, { origin: 'ESCALATED', insteadOf: { name: 'Wei' } }])
    expect(await decide(manager, paper)).toBe('APPROVED')
  })

  it('is the named deputy where nobody is left above, unless it is a matter of her own', async () => {
    const { admin, rep, director, finance: zheng, test } = company
    const { approvalSettings } = (await admin.graphql<{ approvalSettings: { nodes: { id: string; version: number }[] } }>('{ approvalSettings { nodes { id version } } }')).data!
    const [setting] = approvalSettings.nodes
    expect((await run(admin, 'updateApprovalSetting', { id: setting!.id, expectedVersion: setting!.version, lastDeputyId: `Person:${zheng.personId}` }, '{ approvalSetting { id } }')).message).toBeUndefined()
    const paper = await submit(director, [{ key: 'x', title: 'X', resolver: { role: 'DIRECTOR' } }])
    expect(await asked(director, paper)).toEqual(['Zheng'])
    expect(await decide(zheng, paper)).toBe('APPROVED')
    const hers = await submit(director, [{ key: 'x', title: 'X', resolver: { role: 'DIRECTOR' } }], { beneficiaries: [zheng.personId] })
    expect(hers.stuck).toBe(true)
    expect((await rep.graphql<{ approvalSettings: { nodes: object[] } }>('{ approvalSettings { nodes { id } } }')).data!.approvalSettings.nodes).toEqual([])
    expect(test).toBeDefined()
  })
})
