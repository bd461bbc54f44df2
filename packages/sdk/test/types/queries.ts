import { dealless, same, small, whole } from './company.ts'

type Open<Values extends string> = Values | (string & {})

export async function results(): Promise<void> {
  const { leads } = await whole.query({ leads: { $: { first: 3 }, totalCount: true, nodes: { id: true, name: true, score: true, assignedAt: true, status: true, owner: { name: true } }, pageInfo: { endCursor: true } } })
  same<typeof leads.totalCount, number>()
  type Lead = (typeof leads.nodes)[number]
  same<Lead['id'], string>()
  same<Lead['name'], string>()
  same<Lead['score'], number | null>()
  same<Lead['assignedAt'], string | null>()
  same<Lead['owner'], { name: string } | null>()
  same<Extract<Lead['status'], 'NEW'>, 'NEW'>()
  same<keyof Lead, 'id' | 'name' | 'score' | 'assignedAt' | 'status' | 'owner'>()
  same<typeof leads.pageInfo, { endCursor: string | null }>()
  const unknownValue: Lead['status'] = 'A_STATUS_OF_NEXT_YEAR'
  same<Open<'ASC' | 'DESC'>, 'ASC' | 'DESC' | (string & {})>()

  // Arguments that were made elsewhere, also of the widest type.
  const filter = { name: { contains: 'x' } }
  const asked: { readonly first?: number; readonly search?: string | null } = {}
  await whole.query({ leads: { $: { ...asked, filter, orderBy: [{ field: 'NAME', direction: 'ASC' }] }, totalCount: true } })
  const wide: NonNullable<Parameters<typeof whole.iterate<'leads', { id: true }>>[1]['filter']> = { or: [filter, { and: [filter] }] }
  await whole.query({ leads: { $: { filter: wide }, totalCount: true } })

  // A field that one plugin gives to a type of another.
  const { customers } = await whole.query({ customers: { nodes: { name: true, leads: { $: { first: 1 }, nodes: { id: true } } } } })
  same<(typeof customers.nodes)[number], { name: string; leads: { nodes: { id: string }[] } }>()
  // What contracts have beside deals.
  const dealt = await whole.query({ contracts: { nodes: { number: true, opportunity: { name: true } } }, dealOffer: { $: { opportunityId: 'x' }, __typename: true } })
  same<(typeof dealt.contracts.nodes)[number]['opportunity'], { name: string } | null>()
  const undealt = await dealless.query({ contracts: { $: { filter: { number: { eq: 'x' } } }, nodes: { number: true } } })
  same<(typeof undealt.contracts.nodes)[number], { number: string | null }>()
  const one = await whole.query({ lead: { $: { id: 'Lead:1' }, name: true } })
  same<typeof one, { lead: { name: string } | null }>()
  const money = await whole.query({ opportunities: { nodes: { amount: { amount: true, currency: true } } } })
  same<(typeof money.opportunities.nodes)[number]['amount'], { amount: string; currency: string } | null>()
  const named = await whole.query({ 'won:opportunities': { $: { search: 'x' }, totalCount: true }, 'all:opportunities': { totalCount: true } })
  same<typeof named, { won: { totalCount: number }; all: { totalCount: number } }>()
  const member = await whole.query({ node: { $: { id: 'x' }, on: { Lead: { score: true }, Customer: { name: true } } } })
  if (member.node?.__typename === 'Lead') same<typeof member.node.score, number | null>()
  if (member.node?.__typename === 'Customer') same<typeof member.node.name, string>()
  // A field that is called like what stands before members.
  const days = await whole.query({ calendarDays: { nodes: { on: true, name: true } } })
  same<(typeof days.calendarDays.nodes)[number], { on: string; name: string }>()
  const me = await whole.query({ me: { __typename: true, name: true } })
  same<NonNullable<typeof me.me>['__typename'], 'Person'>()
  const part = await whole.queryPartial({ me: { name: true } })
  same<typeof part.data, { me: { name: string } | null } | null>()
  for await (const lead of whole.iterate('leads', { first: 50, filter: { name: { contains: 'x' } } }, { id: true, owner: { name: true } })) same<typeof lead, { id: string; owner: { name: string } | null }>()
  for await (const lead of whole.subscribe('Lead', { name: true })) same<typeof lead, { name: string }>()
  for await (const event of whole.live()) if (event.type === 'changed') same<typeof event.ids, readonly string[]>()
  void unknownValue
}

export async function mistakes(): Promise<void> {
  // @ts-expect-error a misspelt field, beside good ones
  await whole.query({ leads: { nodes: { id: true, nam: true } } })
  // @ts-expect-error a misspelt root
  await whole.query({ leeds: { totalCount: true } })
  // @ts-expect-error a required argument is missing
  await whole.query({ lead: { name: true } })
  // @ts-expect-error an argument that does not exist
  await whole.query({ leads: { $: { frist: 1 }, totalCount: true } })
  // @ts-expect-error an argument that does not exist, beside one that does
  await whole.query({ leads: { $: { first: 1, serch: 'x' }, totalCount: true } })
  // @ts-expect-error in a filter
  await whole.query({ leads: { $: { first: 1, filter: { naem: { contains: 'x' } } }, totalCount: true } })
  // @ts-expect-error in a filter, beside a good one
  await whole.query({ leads: { $: { filter: { name: { contains: 'x' }, naem: { contains: 'x' } } }, totalCount: true } })
  // @ts-expect-error deep in a filter, beside a good one
  await whole.query({ leads: { $: { filter: { name: { contains: 'x', startWith: 'x' } } }, totalCount: true } })
  // @ts-expect-error in a list of what is ordered by
  await whole.query({ leads: { $: { orderBy: [{ field: 'NAME', directon: 'ASC' }] }, totalCount: true } })
  // @ts-expect-error an argument that does not exist, of a field under a name of one's own
  await whole.query({ 'won:leads': { $: { first: 1, serch: 'x' }, totalCount: true } })
  // @ts-expect-error arguments of a field that has none
  await whole.query({ leads: { nodes: { name: { $: { first: 1 } } } } })
  // @ts-expect-error an argument of another type
  await whole.query({ leads: { $: { first: '1' }, totalCount: true } })
  // @ts-expect-error an object needs a selection
  await whole.query({ leads: true })
  // @ts-expect-error a value has none
  await whole.query({ leads: { nodes: { name: { first: true } } } })
  // @ts-expect-error the module of leads is not enabled there
  await small.query({ leads: { totalCount: true } })
  // @ts-expect-error and so customers have none
  await small.query({ customers: { nodes: { name: true, leads: { totalCount: true } } } })
  // @ts-expect-error contracts have a deal only where there are deals
  await dealless.query({ contracts: { nodes: { number: true, opportunity: { name: true } } } })
  // @ts-expect-error and nothing asks for what a deal offers
  await dealless.query({ dealOffer: { $: { opportunityId: 'x' }, __typename: true } })
  // @ts-expect-error nor is it filtered by
  await dealless.query({ contracts: { $: { filter: { opportunityId: { eq: 'x' } } }, totalCount: true } })
  // @ts-expect-error a misspelt value of an enum that is sent
  await whole.query({ leads: { $: { filter: { status: { eq: 'NEWW' } } }, totalCount: true } })
  // @ts-expect-error a field of a filter that does not exist
  await whole.query({ leads: { $: { filter: { nmae: { eq: 'x' } } }, totalCount: true } })
  // @ts-expect-error what has neither members nor such a field
  await whole.query({ leads: { nodes: { on: true } } })
  // @ts-expect-error a type that is no member
  await whole.query({ node: { $: { id: 'x' }, on: { Money: { amount: true } } } })
  // @ts-expect-error a misspelt field of a member
  await whole.query({ node: { $: { id: 'x' }, on: { Lead: { nam: true } } } })
  // @ts-expect-error a misspelt field under a name of one's own
  await whole.query({ 'mine:leads': { totalCont: true } })
  // @ts-expect-error a field that does not exist, under a name of one's own
  await whole.query({ 'mine:leeds': { totalCount: true } })
  // @ts-expect-error no list
  whole.iterate('lead', {}, { id: true })
  // @ts-expect-error paging is the iterator's business
  whole.iterate('leads', { after: 'x' }, { id: true })
  // @ts-expect-error a misspelt field of a node
  whole.iterate('leads', {}, { idd: true })
  // @ts-expect-error no record
  whole.subscribe('Money', { amount: true })
}
