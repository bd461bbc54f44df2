import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approvals } from '@tenon/approvals'
import { catalog } from '@tenon/catalog'
import { definePlugin } from '@tenon/core'
import { customers } from '@tenon/customers'
import { contracts } from '../src/index.ts'
import { EXPIRING, type Expiring } from '../ui/expiring/expiring.ts'
import { ask, did, openCompany, run, type Company } from './company.ts'
import { exampleDraft, look, reviewed, signed, signedContract } from './deal.ts'

interface Told {
  readonly kind: string
  readonly text: string
}

/** Hears what falls due, as a module does that knows nothing of contracts. */
const listener = (heard: (day: string) => void) => definePlugin()({
  id: 'listener',
  description: 'Hears what falls due.',
  package: new URL('./listener/', import.meta.url),
  on: [{ event: 'installment.fell-due', id: 'hears', mode: 'after-commit', run: ({ payload }) => heard((payload as { dueOn: string }).dueOn) }],
})

const plan = {
  startOn: '2026-02-01', endOn: '2026-04-30',
  installments: [{ title: 'On signing', shareBp: 5_000, trigger: 'ON_SIGN' }, { title: 'Ten days later', shareBp: 5_000, trigger: 'ON_SIGN', offset: 10 }],
  obligations: [{ party: 'US', kind: 'TRAIN', title: 'Train the users', dueOn: '2026-03-10' }, { party: 'CUSTOMER', kind: 'OTHER', title: 'Name an administrator', dueOn: '2026-03-12' }],
}

describe('what the calendar does to contracts', () => {
  const fallen: string[] = []
  let company: Company
  let id: string
  beforeAll(async () => {
    company = await openCompany([customers(), catalog(), approvals(), contracts(), listener((day) => fallen.push(day))()])
    company.setDay('2026-02-10')
    id = (await signedContract(company, plan)).id
  })
  afterAll(() => company.test.close())

  const night = async (day: string) => {
    company.setDay(day)
    await company.test.runJobs()
  }
  const told = async (who: 'rep' | 'otherRep' | 'manager' | 'admin' | 'finance' | 'cashier' = 'rep', kinds = ['contracts.expiring', 'contracts.ourDuty', 'contracts.theirDuty']) =>
    (await ask<{ notifications: { nodes: Told[] } }>(company[who], '{ notifications(first: 50) { nodes { kind text } } }')).notifications.nodes.filter(({ kind }) => kinds.includes(kind))
  const texts = async (kind: string, who: Parameters<typeof told>[0] = 'rep') => (await told(who, [kind])).map(({ text }) => text).toSorted()
  const facts = async () => {
    await company.test.deliverEvents()
    return fallen
  }

  it('an installment falls due on its day, and not before', async () => {
    await night('2026-02-10')
    expect(await facts()).toEqual(['2026-02-10'])
    await night('2026-02-19')
    expect(await facts()).toEqual(['2026-02-10'])
  })

  it('is told once, however often and however late the night is worked', async () => {
    await night('2026-02-22')
    await night('2026-02-22')
    await night('2026-02-23')
    expect(await facts()).toEqual(['2026-02-10', '2026-02-20'])
  })

  it('whoever is responsible hears before an obligation is due, once, with the side that has to act', async () => {
    await night('2026-03-02')
    expect(await told()).toEqual([])
    await night('2026-03-06')
    await night('2026-03-07')
    expect((await told()).map(({ text }) => text).toSorted()).toEqual(['Name an administrator: the customer has to do this by 2026-03-12.', 'Train the users: we have to do this by 2026-03-10.'])
  })

  it('the owner of a contract hears 30 days before it ends, once', async () => {
    await night('2026-03-30')
    expect((await told()).filter(({ kind }) => kind === 'contracts.expiring')).toEqual([])
    await night('2026-03-31')
    await night('2026-04-01')
    expect((await told()).filter(({ kind }) => kind === 'contracts.expiring').map(({ text }) => text)).toEqual(['华星制造 ERP ends on 2026-04-30. Renew it, or let it end.'])
    for (const who of ['otherRep', 'manager', 'admin'] as const) expect(await told(who)).toEqual([])
  })

  it('owner and finance hear of what is overdue, once on the first day and once where each column of the ageing begins', async () => {
    const [first, second] = ['华星制造 ERP: "On signing" was due on 2026-02-10 and is not paid.', '华星制造 ERP: "Ten days later" was due on 2026-02-20 and is not paid.']
    for (const who of ['rep', 'finance', 'cashier'] as const) expect(await texts('contracts.overdue', who)).toEqual([first, first, second, second])
    for (const who of ['otherRep', 'manager', 'admin'] as const) expect(await texts('contracts.overdue', who)).toEqual([])
  })

  it('nothing is due of a contract that nobody signed', async () => {
    const { id: draft } = await did(company.rep, 'draftContract', { ...exampleDraft(company), ...plan, title: 'A draft', installments: [{ title: 'Fixed', shareBp: 10_000, trigger: 'ON_DATE', fixedOn: '2026-04-01' }] })
    await night('2026-04-02')
    expect((await look(company.rep, draft)).status).toBe('DRAFT')
    expect(await facts()).toHaveLength(2)
    expect((await told()).map(({ text }) => text).join()).not.toContain('A draft')
    expect(id).not.toBe(draft)
  })

  it('people hear as many days before as the company says, and only a director or an administrator says so', async () => {
    const read = async (caller: Company['rep']) => (await ask<{ contractSettings: { nodes: { id: string; version: number; remindExpiryDays: number; remindObligationDays: number }[] } }>(caller, '{ contractSettings { nodes { id version remindExpiryDays remindObligationDays } } }')).contractSettings.nodes
    const [setting] = await read(company.director)
    expect(setting).toMatchObject({ remindExpiryDays: 30, remindObligationDays: 7 })
    const say = async (caller: Company['rep'], over: object) => (await ask<{ result: { code?: string; fields?: object[] } }>(caller, 'mutation ($input: UpdateContractSettingInput!) { result: updateContractSetting(input: $input) { __typename ... on Error { code } ... on ValidationError { fields { path code } } } }', { input: { id: setting!.id, expectedVersion: setting!.version, ...over } })).result
    for (const role of ['rep', 'manager', 'finance', 'legal', 'auditor'] as const) expect((await say(company[role], { remindExpiryDays: 60 })).code).toMatch(/NOT_FOUND|FORBIDDEN/)
    expect((await say(company.director, { remindExpiryDays: -1, remindObligationDays: 731, remindOverdueDays: -1 })).fields).toEqual(['remindExpiryDays', 'remindObligationDays', 'remindOverdueDays'].map((path) => ({ path, code: 'REMINDER_DAYS' })))
    await signedContract(company, { ...plan, title: 'Later', endOn: '2026-05-21', installments: [{ title: 'Accepted', shareBp: 10_000, trigger: 'ON_ACCEPTANCE' }], obligations: [{ party: 'US', kind: 'TRAIN', title: 'Train again', dueOn: '2026-04-21' }] })
    await night('2026-04-03')
    expect((await told()).map(({ text }) => text).join()).not.toMatch(/Later|Train again/)
    expect(await say(company.director, { remindExpiryDays: 50, remindObligationDays: 20 })).not.toHaveProperty('code')
    await night('2026-04-04')
    expect((await told()).map(({ text }) => text).filter((text) => /Later|Train again/.test(text)).toSorted()).toEqual(['Later ends on 2026-05-21. Renew it, or let it end.', 'Train again: we have to do this by 2026-04-21.'])
  })

  it('the owner hears once that what was approved is not signed for as many days as the company says', async () => {
    const { id: waiting } = await did(company.rep, 'draftContract', { ...exampleDraft(company), ...plan, title: 'Waiting' })
    await reviewed(company, waiting)
    await night('2026-04-17')
    expect(await texts('contracts.unsigned')).toEqual([])
    await night('2026-04-18')
    await night('2026-04-19')
    expect(await texts('contracts.unsigned')).toEqual(['Waiting was approved on 2026-04-04 and is still not signed.'])
    for (const who of ['otherRep', 'finance', 'admin'] as const) expect(await texts('contracts.unsigned', who)).toEqual([])
  })

  it('a contract ends in the night after its last day, once, and what waits for what cannot happen any more is due', async () => {
    await night('2026-04-30')
    expect((await look(company.rep, id)).status).toBe('SIGNED')
    await night('2026-05-01')
    const ended = await look(company.rep, id)
    expect(ended.status).toBe('EXPIRED')
    await night('2026-05-02')
    expect((await look(company.rep, id)).version).toBe(ended.version)
  })

  it('a signed amendment that prolongs a contract holds its end back, and the owner hears of the new one', async () => {
    const { contracts: { nodes: [later] } } = await ask<{ contracts: { nodes: { id: string }[] } }>(company.rep, '{ contracts(filter: { title: { eq: "Later" } }) { nodes { id } } }')
    const { id: longer } = await did(company.rep, 'draftContract', { ...exampleDraft(company), title: 'Longer', type: 'AMENDMENT', parentId: later!.id, endOn: '2026-06-30', lines: [], installments: [], obligations: [] })
    await reviewed(company, longer, ['legal', 'product', 'finance'])
    await signed(company, longer, '2026-05-02')
    const status = async () => (await look(company.rep, later!.id)).status
    const due = async () => (await ask<{ receivables: { dueOn: string | null; status: string }[] }>(company.finance, 'query ($id: ID!) { receivables(contractId: $id) { dueOn status } }', { id: later!.id })).receivables
    // The list of what ends soon follows the amendment too, and names the contract once.
    const ends = async (days: number) => (await ask<{ expiringContracts: { title: string; endOn: string; effectiveEndOn: string }[] }>(company.rep, 'query ($days: Int!) { expiringContracts(days: $days) { title endOn effectiveEndOn } }', { days })).expiringContracts
    expect(await ends(30)).toEqual([])
    expect(await ends(60)).toEqual([{ title: 'Later', endOn: '2026-05-21', effectiveEndOn: '2026-06-30' }])
    const { contracts: soon } = await ask<Expiring>(company.rep, EXPIRING, { from: '2026-05-02', until: '2026-07-01', first: 5 })
    expect(soon).toMatchObject({ totalCount: 1, nodes: [{ title: 'Later', endOn: '2026-06-30' }] })
    // What was signed before the end was kept is found as it is now.
    const { base } = company.test.app
    await base['contract']!['updateMany']!({ where: {}, data: { effectiveEndOn: null } })
    const fill = (await readFile(new URL('../migrations/0011_effective_end.sql', import.meta.url), 'utf8')).split('-- Contracts of before')[1]!
    await base.$executeRawUnsafe(fill.slice(fill.indexOf('UPDATE')))
    expect(await ends(60)).toEqual([{ title: 'Later', endOn: '2026-05-21', effectiveEndOn: '2026-06-30' }])
    await night('2026-05-22')
    expect([await status(), await due()]).toEqual(['SIGNED', [{ dueOn: null, status: 'PLANNED' }]])
    expect((await run(company.rep, 'expireContract', { id: later!.id, expectedVersion: (await look(company.rep, later!.id)).version })).fields).toEqual([{ path: 'endOn', code: 'CONTRACT_NOT_OVER' }])
    expect((await texts('contracts.expiring')).filter((text) => text.startsWith('Later'))).toEqual(['Later ends on 2026-05-21. Renew it, or let it end.', 'Later ends on 2026-06-30. Renew it, or let it end.'])
    await night('2026-07-01')
    expect([await status(), await due()]).toEqual(['EXPIRED', [{ dueOn: '2026-06-30', status: 'OVERDUE' }]])
  })

  it('an amendment ends its contract sooner only where it says so, and names the day', async () => {
    const { id: long } = await signedContract(company, { ...plan, title: 'Long', startOn: '2026-07-01', endOn: '2026-12-31', obligations: [] }, '2026-07-01')
    const amend = async (title: string, over: object) => {
      const { id: amendment } = await did(company.rep, 'draftContract', { ...exampleDraft(company), title, type: 'AMENDMENT', parentId: long, lines: [], installments: [], obligations: [], ...over })
      return amendment
    }
    const end = async () => (await ask<{ contract: { endOn: string; effectiveEndOn: string } }>(company.rep, 'query ($id: ID!) { contract(id: $id) { endOn effectiveEndOn } }', { id: long })).contract
    const training = await amend('Training until August', { endOn: '2026-08-31' })
    await reviewed(company, training, ['legal', 'product', 'finance'])
    await signed(company, training, '2026-07-01')
    expect(await end()).toEqual({ endOn: '2026-12-31', effectiveEndOn: '2026-12-31' })
    const nameless = await amend('Ends some day', { endsContract: true })
    expect((await run(company.rep, 'submitContract', { id: nameless, expectedVersion: (await look(company.rep, nameless)).version })).fields).toEqual([{ path: 'endOn', code: 'END_MISSING' }])
    const shorter = await amend('Ends in September', { endOn: '2026-09-30', endsContract: true })
    await reviewed(company, shorter, ['legal', 'product', 'finance'])
    await signed(company, shorter, '2026-07-01')
    expect(await end()).toEqual({ endOn: '2026-12-31', effectiveEndOn: '2026-09-30' })
    await night('2026-09-30')
    expect((await look(company.rep, long)).status).toBe('SIGNED')
    await night('2026-10-01')
    expect([(await look(company.rep, long)).status, (await look(company.rep, training)).status]).toEqual(['EXPIRED', 'EXPIRED'])
  })
})
