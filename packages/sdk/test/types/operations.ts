import { core } from '@tenon/core/sdk'
import { customers } from '@tenon/customers/sdk'
import { createClient, type TypedDocument } from '../../src/index.ts'
import { same, whole } from './company.ts'

export async function outcomes(): Promise<void> {
  const created = await whole.mutate('createLead', { input: { name: 'Wu' } }, { lead: { id: true } })
  if (created.ok) same<typeof created.data, { lead: { id: string } | null }>()
  else if (created.error.__typename === 'ValidationError') same<typeof created.error.fields, { path: string; code: string; message: string }[]>()
  else if (created.error.__typename === 'ConflictError') same<typeof created.error.currentVersion, number | null>()
  else same<typeof created.error, { __typename: 'RefusedError'; code: string; message: string; help: string }>()
  const bulk = await whole.mutation({ deleteLeads: { $: { input: { ids: ['Lead:1'] } }, results: { ok: true } } })
  same<typeof bulk.deleteLeads.results, { ok: boolean }[]>()
  const typed = await whole.execute({} as TypedDocument<{ n: number }, { id: string }>, { id: 'x' })
  same<typeof typed, { n: number }>()
  // @ts-expect-error a required field of the input is missing
  await whole.mutate('createLead', { input: {} }, { lead: { id: true } })
  // @ts-expect-error a misspelt use case
  await whole.mutate('creatLead', { input: { name: 'Wu' } }, { lead: { id: true } })
  // @ts-expect-error a misspelt field of the payload
  await whole.mutate('createLead', { input: { name: 'Wu' } }, { laed: { id: true } })
  // @ts-expect-error a field of the input that does not exist
  await whole.mutate('createLead', { input: { name: 'Wu', nmae: 'Wu' } }, { lead: { id: true } })
  // @ts-expect-error variables of the document's own types
  await whole.execute({} as TypedDocument<{ n: number }, { id: string }>, { id: 1 })
}

/** A scalar as a value of one's own, in answers and in what is sent. */
export async function scalars(): Promise<void> {
  const client = createClient({ url: 'x', token: 'x', modules: [core, customers], scalars: { DateTime: (text: string) => new Date(text) } })
  const { customers: list } = await client.query({ customers: { $: { filter: { createdAt: { gte: new Date() } } }, nodes: { createdAt: true, name: true } } })
  same<(typeof list.nodes)[number], { createdAt: Date; name: string }>()
}
