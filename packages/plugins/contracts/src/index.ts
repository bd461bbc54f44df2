import { definePlugin } from '@tenon/core'
import type { Slice } from '../.slice/types.ts'
import { messages } from '../messages/index.ts'
import { pipelineBridge } from './bridge/pipeline.ts'
import { errors } from './errors.ts'
import { facts } from './facts.ts'
import { grants, restricts } from './grants.ts'
import { onReviewed } from './on-reviewed.ts'
import { jobs } from './jobs/nightly.ts'
import { keepSignedPdf } from './pdf/keep-signed.ts'
import { permissions } from './permissions.ts'
import { boardQueries } from './schema/board-queries.ts'
import { content } from './schema/content.ts'
import { contract } from './schema/contract.ts'
import { course } from './schema/course.ts'
import { drafting } from './schema/drafting.ts'
import { happenings } from './schema/happenings.ts'
import { invoicingQueries } from './schema/invoicing-queries.ts'
import { library } from './schema/library.ts'
import { lifecycle } from './schema/lifecycle.ts'
import { moneyIn } from './schema/money-in.ts'
import { payments } from './schema/payments.ts'
import { pdf } from './schema/pdf.ts'
import { profit } from './schema/profit.ts'
import { queries } from './schema/queries.ts'
import { signingQueries } from './schema/signing-queries.ts'
import { seedPolicies } from './seed-policies.ts'
import { owingHandlers } from './use-cases/hold-owing.ts'

export { approvalFacts } from './domain/approval-facts.ts'
export { differencesOf, type Difference, type Paid } from './domain/exchange-difference.ts'
export { contentOf, hashOf, type WholeContract } from './domain/content-of.ts'
export { dueParts, type Happened } from './domain/due-dates.ts'
export { requiredReviews, type PolicyFacts } from './domain/review-steps.ts'

/** Contracts from the draft to the last payment. */
export const contracts = definePlugin<Slice>()({
  id: 'contracts',
  description: 'Contracts from the draft to the last payment: review, signature, installments, receipts and receivables.',
  package: new URL('..', import.meta.url),
  requires: { core: '^0.1.0', customers: '^0.1.0', catalog: '^0.1.0', approvals: '^0.1.0' },
  enhances: { pipeline: pipelineBridge },
  permissions,
  grants,
  restricts,
  errors: errors.catalogue,
  facts,
  schema: (b) => {
    contract(b)
    content(b)
    course(b)
    library(b)
    payments(b)
    drafting(b)
    lifecycle(b)
    happenings(b)
    moneyIn(b)
    profit(b)
    queries(b)
    invoicingQueries(b)
    boardQueries(b)
    signingQueries(b)
    pdf(b)
  },
  on: [onReviewed, ...keepSignedPdf, ...owingHandlers],
  jobs,
  seed: seedPolicies,
  messages,
})
