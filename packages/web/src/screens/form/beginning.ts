import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import { globalId } from '../../data/ids.ts'
import type { Shell } from '../../module.ts'
import { formFields, type Values } from './form-fields.ts'

/** Who begins a new record, when, and in whose company. */
export interface Beginning {
  readonly me: { readonly id: string; readonly name: string } | null
  readonly now: Date
  readonly today: string
  readonly currency: string
}

export function beginningOf({ me, boot, format }: Pick<Shell, 'me' | 'boot' | 'format'>): Beginning {
  return { me, now: new Date(), today: format.today(), currency: boot.company.currency }
}

/** What a new record starts with: the defaults of what its form asks for. Nobody has typed them, so nothing is lost where the form is left. */
export function defaultValues(meta: ResourceMeta, beginning: Beginning): Values {
  return Object.fromEntries(formFields(meta).flatMap((field) => {
    const value = valueOf(field, beginning)
    return value === null ? [] : [[field.name, value]]
  }))
}

function valueOf({ kind, defaultValue, reference }: FieldMeta, { me, now, today, currency }: Beginning): unknown {
  if (defaultValue === null || defaultValue === undefined) return null
  switch (kind) {
    // Minutes are what the control shows.
    case 'datetime': return new Date(Math.floor(now.getTime() / 60_000) * 60_000).toISOString()
    case 'date': return today
    case 'reference': return me && reference ? { id: globalId(reference.resource, me.id), title: me.name } : null
    case 'text': return defaultValue === 'currency' ? currency : defaultValue
    default: return defaultValue
  }
}
