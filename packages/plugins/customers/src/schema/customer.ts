import { problem, type RequestContext, type ResourceChange, type TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { isCreditCode } from '../domain/credit-code.ts'
import { errors } from '../errors.ts'

export function customer(b: TenonBuilder<Slice>): void {
  b.resource('Customer', {
    icon: 'building-2', nav: 20, subtitle: 'industry',
    search: ['name', 'code', 'creditCode', 'industry', 'website'],
    list: { columns: ['name', 'lifecycle', 'customerClass', 'industry', 'country', 'owner', 'lastContactAt'], sort: ['name'] },
    form: [
      'name', 'kind', 'lifecycle', 'customerClass', 'owner', 'team',
      '#profile', 'industry', 'sizeBand', 'employees', 'foundedYear', 'annualRevenue', 'parent', 'creditCode', 'code',
      '#contact', 'phone', 'website', 'country', 'region', 'address', 'source', 'description', 'blacklisted',
    ],
    fields: {
      lifecycle: { tones: { PROSPECT: 'info', ACTIVE: 'success', DORMANT: 'warning', LOST: 'neutral' } },
      customerClass: { tones: { A: 'accent', B: 'info', C: 'neutral', D: 'neutral' } },
      foundedYear: { summable: false },
      description: { kind: 'richtext' },
      lastContactAt: { readOnly: true },
      firstPurchaseOn: { readOnly: true },
    },
    beforeWrite,
  })
}

function beforeWrite({ after, changed }: ResourceChange, context: Pick<RequestContext, 'principal'>) {
  if (changed.has('blacklisted') && after['blacklisted'] !== null && !context.principal.has('customers:blacklist')) throw errors.CUSTOMER_BLACKLIST_FORBIDDEN()
  const code = after['creditCode']
  if (changed.has('creditCode') && typeof code === 'string') {
    const upper = code.toUpperCase()
    if (!isCreditCode(upper)) return { problems: [problem('creditCode', 'CREDIT_CODE_INVALID', {}, 'This is no valid credit code: check the 18 characters, the last one is a checksum.')] }
    return { set: { creditCode: upper } }
  }
}
