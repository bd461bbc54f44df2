import { notify, problem, type TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'

/** The loop from customers to the product department and back: nobody's suggestion stays without an answer, and nobody answers her own. */
export function productSuggestion(b: TenonBuilder<Slice>): void {
  b.resource('ProductSuggestion', {
    icon: 'lightbulb', nav: 16,
    search: ['title', 'text', 'customer.name'],
    list: { columns: ['title', 'product', 'customer', 'status', 'owner', 'answeredBy', 'createdAt'], sort: ['-createdAt'] },
    form: ['title', 'text', 'product', 'customer'],
    fields: {
      text: { kind: 'longtext' }, answer: { kind: 'longtext', readOnly: true }, answeredBy: { readOnly: true }, answeredAt: { readOnly: true },
      status: { tones: { NEW: 'info', ACCEPTED: 'accent', REJECTED: 'neutral', DELIVERED: 'success' } },
    },
    editable: ({ status }) => status === 'NEW' || { except: ['title', 'text'] },
    beforeWrite: ({ before, changed }) => (before !== null && before['status'] !== 'NEW' && ['title', 'text'].some((column) => changed.has(column)) ? { problems: [problem('text', 'ANSWERED_ALREADY', {}, 'This was answered already. Write a new suggestion.')] } : {}),
  })
  const answering = { permission: 'pipeline:suggestions', input: (t: { field(options: { type: string; required?: boolean }): unknown }) => ({ answer: t.field({ type: 'String', required: true }) }) }
  b.lifecycle('ProductSuggestion', {
    field: 'status',
    transitions: {
      accept: { ...answering, from: ['NEW'], to: 'ACCEPTED', tone: 'primary', may: isOthers, effect: answered('suggestion.accepted') },
      reject: { ...answering, from: ['NEW', 'ACCEPTED'], to: 'REJECTED', tone: 'danger', may: isOthers, effect: answered('suggestion.rejected') },
      deliver: { ...answering, from: ['ACCEPTED'], to: 'DELIVERED', tone: 'primary', may: isOthers, effect: answered('suggestion.delivered') },
    },
  })
}

interface Answering {
  readonly principal: { readonly personId: string | null }
  now(): Date
  emit(type: string, recordId: string | null, payload: unknown): void
}

interface Suggestion {
  readonly id: string
  readonly ownerId: string | null
  readonly createdById: string | null
}

function isOthers({ createdById }: Suggestion, { principal }: Answering): boolean {
  return createdById !== principal.personId
}

function answered(event: string) {
  return async ({ id, ownerId }: Suggestion, context: Answering, input: Readonly<Record<string, unknown>>) => {
    context.emit(event, id, { authorId: ownerId, answeredById: context.principal.personId })
    if (ownerId !== null) await notify(context as never, { to: [ownerId], kind: 'pipeline.suggestionAnswered', link: { model: 'ProductSuggestion', id } })
    return { answer: input['answer'], answeredById: context.principal.personId, answeredAt: context.now() }
  }
}
