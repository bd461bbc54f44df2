import type { Job } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { keepOwing } from '../use-cases/hold-owing.ts'
import { announceDues } from './announce-dues.ts'
import { remindOfExpiry } from './remind-of-expiry.ts'
import { remindOfObligations } from './remind-of-obligations.ts'

/** What the calendar does to contracts, once a night each, so that one that fails stops none of the others. */
export const jobs: readonly Job<Slice>[] = [
  { id: 'announce-dues', every: 'night', run: announceDues },
  keepOwing,
  { id: 'remind-of-expiry', every: 'night', run: remindOfExpiry },
  { id: 'remind-of-obligations', every: 'night', run: remindOfObligations },
]
