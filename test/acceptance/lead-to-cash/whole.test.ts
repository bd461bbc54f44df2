import { describe, expect, it } from 'vitest'
import { contractSteps, type Begun } from './contract-steps.ts'
import { agree, approveSolution, capture, dealNamed, leadOf, moveTo, scoreAndAssign, solve, stageId, worth } from './lead-steps.ts'
import { ask, cny, does, personId, run } from './people.ts'
import { targetSteps } from './target-steps.ts'

const name = '华星制造有限公司'
const creditCode = '91310000MA1K35XK6C'

describe('from the lead to the money', { timeout: 120_000 }, () => {
  contractSteps({
    hasDeals: true,
    won: async (company) => expect(await dealNamed(company, name)).toMatchObject({ stage: { key: 'WON' }, amount: { amount: '565000.00' }, closedOn: '2026-02-10' }),
    begin: (company) => {
      let begun: Begun
      let solution: string
      targetSteps(company)

      it('5: 华星 comes in by the event and by the form as one lead of 80 points, which 李娜 has', async () => {
        company().setNow('2026-01-15T07:00:00Z')
        await scoreAndAssign(company())
        await capture(company(), { eventId: 'salon-1', name: '陈经理', company: name, creditCode, email: 'chen@huaxing.example', industry: '制造业', employees: 320, activity: 'ATTENDED', source: 'EVENT' })
        await capture(company(), { eventId: 'form-1', name: '陈', company: name, creditCode, phone: '13800001234', activity: 'DEMO_REQUEST', source: 'WEB' })
        expect(await leadOf(company(), name)).toMatchObject({ score: 80, status: 'ASSIGNED', owner: { name: '李娜' }, touches: { totalCount: 2 } })
      })

      it('5: 李娜 reaches it on 2026-01-16 at 10:00, and it qualifies and becomes a deal', async () => {
        const rep = company().people['李娜']
        company().setNow('2026-01-16T02:00:00Z')
        let lead = await leadOf(company(), name)
        await does(rep, 'contactLead', { id: lead.id, expectedVersion: lead.version, contactNote: '电话沟通' }, 'lead')
        lead = await leadOf(company(), name)
        await does(rep, 'qualifyLead', { id: lead.id, expectedVersion: lead.version }, 'lead')
        lead = await leadOf(company(), name)
        await does(rep, 'convertLead', { id: lead.id, expectedVersion: lead.version }, 'lead')
        expect((await leadOf(company(), name)).status).toBe('CONVERTED')
        expect((await dealNamed(company(), name)).stage.key).toBe('DISCOVERY')
      })

      it('6: the deal is worth 580,000.00, 70 % 李娜\'s and 30 % 王强\'s; 69.99 + 30.00 is refused', async () => {
        const { people } = company()
        const { id, version } = await dealNamed(company(), name)
        await does(people['李娜'], 'updateOpportunity', { id, expectedVersion: version, amount: worth, expectedCloseOn: '2026-02-20' }, 'opportunity')
        const shares = (share: number) => ({ id, shares: [{ personId: personId(people['李娜']), shareBp: share }, { personId: personId(people['王强']), shareBp: 3_000 }] })
        expect(await run(people['李娜'], 'splitOpportunity', shares(6_999), 'opportunity')).toHaveProperty('code')
        await does(people['李娜'], 'splitOpportunity', shares(7_000), 'opportunity')
      })

      it('6: with two other deals the forecast of the quarter is 580,000 * 60 % + 430,000 * 90 % + 200,000 * 20 % = 775,000.00', async () => {
        const rep = company().people['李娜']
        const { id, version } = await dealNamed(company(), name)
        await does(rep, 'updateOpportunity', { id, expectedVersion: version, probabilityBp: 6_000 }, 'opportunity')
        const stage = await stageId(company(), 'DISCOVERY')
        for (const [title, amount, probabilityBp] of [['续约', '430000.00', 9_000], ['试点', '200000.00', 2_000]] as const) {
          await does(rep, 'createOpportunity', { name: title, stageId: stage, amount: cny(amount), probabilityBp, expectedCloseOn: '2026-03-20' }, 'opportunity')
        }
        const { forecast } = await ask<{ forecast: object[] }>(company().people['周岚'], '{ forecast(periodKey: "2026-Q1", currency: "CNY") { name depth weighted { amount } } }')
        expect(forecast[0]).toEqual({ name: 'sales', depth: 0, weighted: { amount: '775000.00' } })
      })

      it('6: the proposal waits until 马 and 丁 approved the solution', async () => {
        const { id } = await dealNamed(company(), name)
        expect((await moveTo(company(), name, 'SOLUTION')).fields).toMatchObject([{ code: 'CHECK_NEED_RECORDED' }])
        solution = (await solve(company(), id)).id
        expect(await moveTo(company(), name, 'SOLUTION')).toHaveProperty('record')
        await approveSolution(company(), '马')
        expect((await moveTo(company(), name, 'PROPOSED')).fields).toMatchObject([{ code: 'CHECK_SOLUTION_APPROVED' }])
        await approveSolution(company(), '丁')
        expect(await moveTo(company(), name, 'PROPOSED')).toHaveProperty('record')
      })

      it('7: all topics agreed, the deal drafts its contract with customer, amount and splits', async () => {
        company().setNow('2026-01-28T02:00:00Z')
        const deal = await dealNamed(company(), name)
        await agree(company(), deal.id, solution)
        expect(await moveTo(company(), name, 'CONTRACTING')).toHaveProperty('record')
        const contract = await does(company().people['李娜'], 'draftContractOfDeal', { opportunityId: deal.id }, 'contract')
        begun = { customerId: deal.customer!.id, contractId: contract.id }
      })

      return () => begun
    },
  })
})
