import type { ResourceMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { pageDocument, titlesDocument } from '../../data/documents.ts'
import { globalId } from '../../data/ids.ts'
import { isObject, type ResourceRecord } from '../../data/record.ts'
import { defaultValues, type Beginning } from './beginning.ts'
import { formFields, type Values } from './form-fields.ts'
import type { Rules } from './form-rules.ts'
import { readPresets } from './presets.ts'

export interface FormStart {
  /** What plugins demand of it. */
  readonly rules?: Rules | null
  readonly record: ResourceRecord | null
  readonly initial: Values
}

interface Question {
  readonly client: Pick<DataClient, 'query'>
  readonly meta: ResourceMeta
  /** Null for a new record. */
  readonly uuid: string | null
  readonly params: URLSearchParams
  readonly beginning: Beginning
  readonly signal: AbortSignal
}

/** What a form begins with: the record as it is now, or a new one's defaults and what the address presets. Null where there is no such record. */
export async function loadForm({ client, meta, uuid, params, beginning, signal }: Question): Promise<FormStart | null> {
  if (uuid === null) return { record: null, initial: { ...defaultValues(meta, beginning), ...(await presetValues({ client, meta, params, beginning, signal })) } }
  const names = formFields(meta).map((field) => field.name)
  const { record } = await client.query<{ record: ResourceRecord | null }>(pageDocument(meta, names), { id: globalId(meta.name, uuid) }, { signal, fresh: true })
  return record && { record, initial: {} }
}

async function presetValues({ client, meta, params, beginning: { currency }, signal }: Omit<Question, 'uuid'>): Promise<Values> {
  const { values, references } = readPresets(meta, params, currency)
  if (references.length === 0) return values
  const targets = new Map(references.flatMap(({ field }) => (field.reference ? [[field.reference.resource, field.reference] as const] : [])))
  const { nodes } = await client.query<{ nodes: readonly unknown[] }>(titlesDocument([...targets.values()]), { ids: references.map(({ id }) => id) }, { signal })
  const found = references.flatMap(({ field, id }) => {
    const node = nodes.find((one) => isObject(one) && one['id'] === id)
    const title = isObject(node) ? node[`title_${field.reference?.resource}`] : undefined
    // A record that the person may not see is not preset.
    return isObject(node) ? [[field.name, { id, title: typeof title === 'string' ? title : '' }] as const] : []
  })
  return { ...values, ...Object.fromEntries(found) }
}
