import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, cny, did, openCompany, type Company } from './company.ts'
import { exampleDraft, look, requestOf } from './deal.ts'

describe('the discount of a contract', () => {
  let company: Company
  beforeAll(async () => { company = await openCompany() })
  afterAll(() => company.test.close())

  const limitTo = async (customerClass: string, maxDiscountBp: number | null) => {
    const { classTreatments } = await ask<{ classTreatments: { nodes: { id: string; version: number }[] } }>(company.director, 'query ($of: CustomerClass!) { classTreatments(filter: { customerClass: { eq: $of } }) { nodes { id version } } }', { of: customerClass })
    const { id, version } = classTreatments.nodes[0]!
    await ask(company.director, 'mutation ($input: UpdateClassTreatmentInput!) { updateClassTreatment(input: $input) { __typename } }', { input: { id, expectedVersion: version, maxDiscountBp } })
  }
  /** Who is asked about a contract at this price of 1,000.00, and what they are told of the class. */
  const submitted = async (price: string, over: object = {}) => {
    const lines = [{ title: 'Service', kind: 'SERVICE', quantity: '1', unitPrice: cny(price), listPrice: cny('1000.00'), taxRateBp: 600 }]
    const { id } = await did(company.rep, 'draftContract', { ...exampleDraft(company), lines, ...over })
    await did(company.rep, 'submitContract', { id, expectedVersion: (await look(company.rep, id)).version })
    const request = await requestOf(company, id)
    const { approvalRequest } = await ask<{ approvalRequest: { facts: { label: string; value: string }[]; steps: { nodes: { title: string }[] } } }>(company.legal, 'query ($id: ID!) { approvalRequest(id: $id) { facts steps { nodes { title } } } }', { id: request.id })
    return { asked: approvalRequest.steps.nodes.map(({ title }) => title).toSorted(), told: approvalRequest.facts.filter(({ label }) => label.endsWith('Class')) }
  }
  const always = ['Finance', 'Legal', 'Product']
  const above = (value: string) => [{ label: 'contracts.review.aboveClass', value }]
  const within = (value: string) => [{ label: 'contracts.review.withinClass', value }]

  it('goes to the director above the limit of managers, and who reviews it reads what the class is given', async () => {
    expect(await submitted('950.00')).toEqual({ asked: always, told: within('D: 5.00 %') })
    expect(await submitted('949.00')).toEqual({ asked: ['Director', ...always], told: above('D: 5.00 %') })
    expect(await submitted('1000.00')).toEqual({ asked: always, told: [] })
  })

  it('goes to the director earlier for a class that is given less, as its treatment is on the day of the submission', async () => {
    await limitTo('D', 200)
    expect(await submitted('980.00')).toEqual({ asked: always, told: within('D: 2.00 %') })
    expect(await submitted('979.00')).toEqual({ asked: ['Director', ...always], told: above('D: 2.00 %') })
    await limitTo('D', null)
    expect(await submitted('979.00')).toEqual({ asked: always, told: [] })
  })

  it('does not go by for a class that is given more than managers may give', async () => {
    const customerId = (await did(company.rep, 'createCustomer', { name: 'Large', sizeBand: 'FROM_2000', potential: 5 })).id
    expect(await submitted('940.00', { customerId })).toEqual({ asked: ['Director', ...always], told: within('A: 15.00 %') })
  })
})
