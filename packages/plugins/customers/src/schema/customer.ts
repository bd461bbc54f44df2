import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { findMergedInto } from '../use-cases/merge-customers.ts'
import { afterCustomerWrite, beforeCustomerWrite } from '../use-cases/write-customer.ts'

export function customer(b: TenonBuilder<Slice>): void {
  b.resource('Customer', {
    icon: 'building-2', nav: 20, subtitle: 'industry',
    search: ['name', 'code', 'creditCode', 'industry', 'website'],
    list: { columns: ['name', 'lifecycle', 'customerClass', 'industry', 'country', 'owner', 'lastContactAt'], sort: ['name'] },
    form: [
      'name', 'kind', 'customerClass', 'owner', 'team',
      '#profile', 'industry', 'sizeBand', 'potential', 'employees', 'foundedYear', 'annualRevenue', 'parent', 'creditCode', 'code',
      '#contact', 'phone', 'website', 'country', 'region', 'address', 'source', 'referredBy', 'description', 'blacklisted', 'poolProtected',
      '#billing', 'billingTitle', 'billingTaxNo', 'billingBank', 'billingAccount', 'creditLimit',
    ],
    fields: {
      // Who may not set it may not say that it is not set either.
      blacklisted: { default: null },
      owner: { default: 'me' },
      lifecycle: { readOnly: true, tones: { PROSPECT: 'info', ACTIVE: 'success', DORMANT: 'warning', LOST: 'neutral' } },
      customerClass: { readOnly: true, tones: { A: 'accent', B: 'info', C: 'neutral', D: 'neutral' } },
      potential: { summable: false },
      foundedYear: { summable: false },
      creditLimit: { summable: false },
      description: { kind: 'richtext' },
      lastContactAt: { readOnly: true },
      firstPurchaseOn: { readOnly: true },
      lastPurchaseOn: { readOnly: true },
      lostReason: { readOnly: true, showWhen: { field: 'lifecycle', in: ['LOST'] } },
      lostAt: { readOnly: true, showWhen: { field: 'lifecycle', in: ['LOST'] } },
      lastVerifiedAt: { readOnly: true },
      verifyDueOn: { readOnly: true },
    },
    related: ['contacts', 'interactions', 'purchases', 'subsidiaries', 'ownershipSpans', 'classResults'],
    hidden: ['lastDealAt', 'matchName', 'matchDomain', 'matchPhone', 'mergedInto', 'mergedIntoId', 'mergedCustomers', 'mergedAway', 'holds', 'measures', 'duplicateCases', 'duplicatesOf'],
    beforeWrite: beforeCustomerWrite,
    afterWrite: afterCustomerWrite,
    redirect: (id, context) => findMergedInto(context, id),
  })
}
