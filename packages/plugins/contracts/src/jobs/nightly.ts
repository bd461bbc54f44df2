import type { Job } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { reportCollected } from '../bridge/collected.ts'
import { keepOwing } from '../use-cases/hold-owing.ts'
import { alertOfOverdue } from './alert-of-overdue.ts'
import { alertOfUnsigned } from './alert-of-unsigned.ts'
import { announceDues } from './announce-dues.ts'
import { expireContracts } from './expire-contracts.ts'
import { LOOK, findMissingFiles } from './find-missing-files.ts'
import { remindOfExpiry } from './remind-of-expiry.ts'
import { remindOfObligations } from './remind-of-obligations.ts'

/** What the calendar does to contracts, once a night each, so that one that fails stops none of the others; and what is looked after all day. */
export const jobs: readonly Job<Slice>[] = [
  // First, as what it makes due is announced in the same night.
  { id: 'expire-contracts', every: 'night', run: expireContracts },
  { id: 'announce-dues', every: 'night', run: announceDues },
  keepOwing,
  { id: 'remind-of-expiry', every: 'night', run: remindOfExpiry },
  { id: 'remind-of-obligations', every: 'night', run: remindOfObligations },
  { id: 'alert-of-overdue', every: 'night', run: alertOfOverdue },
  { id: 'alert-of-unsigned', every: 'night', run: alertOfUnsigned },
  { id: 'report-collected', every: 'night', run: reportCollected },
  { id: 'find-missing-files', every: LOOK, run: findMissingFiles },
]
