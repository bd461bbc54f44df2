import { approvals } from '@tenon/approvals'
import { catalog } from '@tenon/catalog'
import { createTestApp } from '@tenon/core/testing'
import { customers } from '@tenon/customers'
import { pipeline } from '@tenon/pipeline'
import { describe, expect, it } from 'vitest'
import { ask, did, openCompany } from '../company.ts'
import { exampleDraft, look, signedContract } from '../deal.ts'
import { both, dealIn, lookDeal, moveTo, openDealCompany, sell } from './deals.ts'

const pages = '{ contract: resourceMeta(name: "Contract") deal: resourceMeta(name: "Opportunity") }'

describe('contracts and deals, each without the other', { timeout: 400_000 }, () => {
  it('contracts alone know no deal, and take the splits that are typed', async () => {
    const company = await openCompany()
    const { contract, deal } = await ask<{ contract: { fields: { name: string }[] }; deal: null }>(company.rep, pages)
    expect(deal).toBeNull()
    expect(contract.fields.map(({ name }) => name)).not.toContain('opportunity')
    company.setDay('2026-02-10')
    const { id, status } = await signedContract(company)
    expect(status).toBe('SIGNED')
    const { contract: signed } = await ask<{ contract: { splits: { nodes: unknown[] } } }>(company.rep, 'query ($id: ID!) { contract(id: $id) { splits(orderBy: [{ field: SHARE_BP, direction: DESC }]) { nodes { shareBp } } } }', { id })
    expect(signed.splits.nodes).toEqual([{ shareBp: 7_000 }, { shareBp: 3_000 }])
    const draft = await did(company.rep, 'draftContract', exampleDraft(company))
    expect((await look(company.rep, draft.id)).status).toBe('DRAFT')
    await company.test.close()
  })

  it('deals alone know no contract, and a manager marks them won', async () => {
    const test = await createTestApp({ plugins: [customers(), catalog(), approvals(), pipeline()] })
    const manager = await test.as('MANAGER', { unit: 'north', heads: true })
    const rep = await test.as('REP', { unit: 'north' })
    const { contract, deal } = await ask<{ contract: null; deal: { related: { field: string }[] } }>(rep, pages)
    expect(contract).toBeNull()
    expect(deal.related.map(({ field }) => field)).not.toContain('contracts')
    await test.app.base['stage']!['updateMany']!({ where: { key: { not: 'WON' } }, data: { entryChecklist: [] } })
    const { stages } = await ask<{ stages: { nodes: { id: string; key: string }[] } }>(rep, '{ stages { nodes { id key } } }')
    const stageId = (key: string) => stages.nodes.find((stage) => stage.key === key)!.id
    const { record } = await sell(rep, 'createOpportunity', { name: '华星', stageId: stageId('CONTRACTING'), amount: { amount: '1.00' }, expectedCloseOn: '2026-03-20' })
    const won = { id: record!.id, expectedVersion: record!.version, stageId: stageId('WON') }
    expect((await sell(rep, 'moveOpportunity', won)).fields).toEqual([{ code: 'CHECK_MANAGER_CLOSES' }])
    expect(await sell(manager, 'moveOpportunity', won)).toHaveProperty('record')
    await test.close()
  })

  it.each([['pipeline first', both()], ['contracts first', both().toReversed()], ['in another order', both().toSorted((a, b) => (a.name < b.name ? 1 : -1))]])('work together in any order of the configuration: %s', async (_, plugins) => {
    const company = await openDealCompany(plugins)
    const id = await dealIn(company, 'CONTRACTING')
    expect(await sell(company.rep, 'draftContractOfDeal', { opportunityId: id }, 'contract')).toHaveProperty('record')
    expect((await lookDeal(company.rep, id)).contracts.nodes).toHaveLength(1)
    expect(await moveTo(company.manager, company, id, 'WON')).toHaveProperty('record')
    await company.test.close()
  })
})
