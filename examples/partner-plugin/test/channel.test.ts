import { approvals } from '@tenon/approvals'
import { catalog } from '@tenon/catalog'
import { contracts } from '@tenon/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customers } from '@tenon/customers'
import { pipeline } from '@tenon/pipeline'
import { channel } from '../src/index.ts'
import { openChannel, type Channel } from './open-channel.ts'
import { receive, signContract } from './sign-and-pay.ts'

const all = () => [customers(), catalog(), approvals(), pipeline(), contracts(), channel()]

describe('a partner programme', () => {
  let company: Channel
  let customerId: string
  let otherCustomer: string
  let partnerId: string
  let rivalId: string
  let registrationId: string
  beforeAll(async () => {
    company = await openChannel(all())
    customerId = (await company.did(company.rep, 'createCustomer', { name: '华星制造' }, 'customer')).id
    otherCustomer = (await company.did(company.rep, 'createCustomer', { name: '远洋物流' }, 'customer')).id
    partnerId = (await company.did(company.rep, 'createPartner', { name: 'North Star', commissionBp: 850 }, 'partner')).id
    rivalId = (await company.did(company.otherRep, 'createPartner', { name: 'Rival', commissionBp: 875 }, 'partner')).id
    registrationId = (await company.did(company.rep, 'createDealRegistration', { title: 'ERP', partnerId, customerId, expected: { amount: '565000.00', currency: 'CNY' } }, 'dealRegistration')).id
  })
  afterAll(() => company?.test.close())

  it('shows a rep her own partners without what they get, and nothing to whom partners are no business', async () => {
    const read = '{ partners { nodes { name commissionBp } } dealRegistrations { nodes { title commissionBp } } }'
    expect(await company.ask(company.rep, read)).toEqual({ partners: { nodes: [{ name: 'North Star', commissionBp: null }] }, dealRegistrations: { nodes: [{ title: 'ERP', commissionBp: null }] } })
    expect(await company.ask(company.legal, read)).toEqual({ partners: { nodes: [] }, dealRegistrations: { nodes: [] } })
    expect(await company.ask(company.manager, '{ partners(orderBy: [{ field: NAME }]) { nodes { name commissionBp } } }')).toEqual({ partners: { nodes: [{ name: 'North Star', commissionBp: 850 }, { name: 'Rival', commissionBp: 875 }] } })
  })

  it('is decided by the head of the team, never by whoever registered, be she a director', async () => {
    expect(await company.run(company.rep, 'acceptDealRegistration', { id: registrationId, expectedVersion: 1 }, 'dealRegistration')).toMatchObject({ code: 'FORBIDDEN' })
    const own = await company.did(company.director, 'createDealRegistration', { title: 'Own', partnerId, customerId: otherCustomer }, 'dealRegistration')
    expect(await company.run(company.director, 'acceptDealRegistration', { id: own.id, expectedVersion: 1 }, 'dealRegistration')).toMatchObject({ code: 'TRANSITION_NOT_YOURS' })
    expect(await company.run(company.manager, 'declineDealRegistration', { id: own.id, expectedVersion: 1, declineReason: 'Not yet' }, 'dealRegistration')).toMatchObject({ code: 'NOT_FOUND' })
    await company.did(company.manager, 'acceptDealRegistration', { id: registrationId, expectedVersion: 1 }, 'dealRegistration')
    expect(await company.ask(company.manager, 'query ($id: ID!) { dealRegistration(id: $id) { status commissionBp acceptedOn protectedUntil } }', { id: registrationId })).toEqual({
      dealRegistration: { status: 'ACCEPTED', commissionBp: 850, acceptedOn: '2026-02-01', protectedUntil: '2026-05-02' },
    })
  })

  it('protects a customer for one partner at a time, and says until when, not for whom', async () => {
    const second = await company.did(company.manager, 'createDealRegistration', { title: 'ERP too', partnerId: rivalId, customerId }, 'dealRegistration')
    expect(await company.run(company.director, 'acceptDealRegistration', { id: second.id, expectedVersion: 1 }, 'dealRegistration')).toMatchObject({
      code: 'VALIDATION_FAILED', fields: [{ path: 'customer', code: 'CUSTOMER_REGISTERED', message: 'This customer is registered for a partner until 2026-05-02. Decline the registration, or wait.' }],
    })
    company.setDay('2026-05-03')
    await company.test.runJobs()
    expect(await company.ask(company.manager, 'query ($id: ID!) { dealRegistration(id: $id) { status } }', { id: registrationId })).toEqual({ dealRegistration: { status: 'EXPIRED' } })
    await company.did(company.director, 'acceptDealRegistration', { id: second.id, expectedVersion: 1, protectedUntil: '2026-05-31' }, 'dealRegistration')
  })

  it('earns the agreed share of the money of what is signed meanwhile, rounded once for each contract of a receipt, and gives it back with the money', async () => {
    company.setDay('2026-05-10')
    await company.did(company.otherRep, 'updatePartner', { id: rivalId, expectedVersion: 1, commissionBp: 2_000 }, 'partner')
    const { installments: [first, second] } = await signContract(company, customerId, '2026-05-10')
    const read = '{ commissions(orderBy: [{ field: HAPPENED_ON }]) { nodes { kind happenedOn commissionBp received { amount } amount { amount currency } partner { name } } } commissionAggregate { sum { amount { amount } } } }'
    expect(await company.ask(company.director, read)).toEqual({ commissions: { nodes: [] }, commissionAggregate: [{ sum: { amount: [] } }] })
    company.setDay('2026-06-10')
    const receipt = await receive(company, { customerId, on: '2026-06-10', amount: '33333.33', parts: [{ installmentId: first!, amount: '11111.11' }, { installmentId: second!, amount: '22222.22' }] })
    const earned = { kind: 'EARNED', happenedOn: '2026-06-10', commissionBp: 875, received: { amount: '33333.33' }, amount: { amount: '2916.67', currency: 'CNY' }, partner: { name: 'Rival' } }
    expect(await company.ask(company.director, read)).toEqual({ commissions: { nodes: [earned] }, commissionAggregate: [{ sum: { amount: [{ amount: '2916.67' }] } }] })
    expect(await company.ask(company.otherRep, '{ commissions { nodes { id } } }')).toEqual({ commissions: { nodes: [] } })

    company.setDay('2026-06-11')
    await company.did(company.finance, 'reverseReceipt', { id: receipt.id, expectedVersion: receipt.version, reversedOn: '2026-06-11', reason: 'Bounced' }, 'receipt')
    expect(await company.ask(company.director, read)).toEqual({
      commissions: { nodes: [earned, { ...earned, kind: 'TAKEN_BACK', happenedOn: '2026-06-11', received: { amount: '-33333.33' }, amount: { amount: '-2916.67', currency: 'CNY' } }] },
      commissionAggregate: [{ sum: { amount: [{ amount: '0.00' }] } }],
    })
  })

  it('does not protect a partner for a deal that the company had before', async () => {
    const known = (await company.did(company.rep, 'createCustomer', { name: '蓝天科技' }, 'customer')).id
    const { stages } = await company.ask<{ stages: { nodes: { id: string }[] } }>(company.rep, '{ stages(first: 1, orderBy: [{ field: ORDINAL }]) { nodes { id } } }')
    const deal = await company.did(company.rep, 'createOpportunity', { name: 'CRM', customerId: known, stageId: stages.nodes[0]!.id }, 'opportunity')
    const late = await company.did(company.rep, 'createDealRegistration', { title: 'CRM', partnerId, customerId: known }, 'dealRegistration')
    expect(await company.run(company.manager, 'acceptDealRegistration', { id: late.id, expectedVersion: 1 }, 'dealRegistration')).toMatchObject({ code: 'DEAL_KNOWN' })
    // The deal that came of it is no deal from before.
    const tied = await company.did(company.rep, 'updateDealRegistration', { id: late.id, expectedVersion: 1, opportunityId: deal.id }, 'dealRegistration')
    await company.did(company.manager, 'acceptDealRegistration', { id: late.id, expectedVersion: tied.version }, 'dealRegistration')
  })

  it('is refused for a partner whose agreement ended', async () => {
    const partner = await company.did(company.rep, 'createPartner', { name: 'Gone', commissionBp: 500, status: 'ENDED' }, 'partner')
    const registration = await company.did(company.rep, 'createDealRegistration', { title: 'Late', partnerId: partner.id, customerId: otherCustomer }, 'dealRegistration')
    expect(await company.run(company.manager, 'acceptDealRegistration', { id: registration.id, expectedVersion: 1 }, 'dealRegistration')).toMatchObject({ fields: [{ path: 'partner', code: 'PARTNER_ENDED' }] })
  })
})
