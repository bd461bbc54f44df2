import { definePlugin } from '@tenon/core'
import type { Slice } from '../.slice/types.ts'
import { en } from '../messages/en.ts'
import { zhCN } from '../messages/zh-CN.ts'
import { contractsBridge } from './bridge/contracts.ts'
import { pipelineBridge } from './bridge/pipeline.ts'
import { errors } from './errors.ts'
import { expireRegistrations } from './expire-registrations.ts'
import { grants, restricts } from './grants.ts'
import { permissions } from './permissions.ts'
import { registrationCourse } from './registration-course.ts'

const readOnly = { readOnly: true } as const

/** Selling through partners: who they are, whom they bring, and what they earn by it. */
export const channel = definePlugin<Slice>()({
  id: 'channel',
  description: 'Partners that sell for the company: deal registration with protection, and commission on the money that came in.',
  package: new URL('..', import.meta.url),
  requires: { core: '^0.1.0', customers: '^0.1.0' },
  enhances: { contracts: contractsBridge, pipeline: pipelineBridge },
  permissions,
  grants,
  restricts,
  errors: errors.catalogue,
  schema: (b) => {
    b.resource('Partner', {
      icon: 'handshake', nav: 50,
      list: { columns: ['name', 'status', 'commissionBp', 'agreementEndsOn', 'owner'], sort: ['name'] },
      related: ['registrations', 'commissions'],
    })
    b.resource('DealRegistration', {
      icon: 'shield-check', nav: 51,
      list: { columns: ['title', 'partner', 'customer', 'expected', 'status', 'protectedUntil', 'owner'], sort: ['title'] },
      fields: { commissionBp: readOnly, acceptedOn: readOnly, protectedUntil: readOnly, declineReason: readOnly },
      board: { by: 'status', cards: ['partner', 'customer', 'expected'] },
      related: ['commissions'],
    })
    b.lifecycle('DealRegistration', registrationCourse)
    b.resource('Commission', {
      icon: 'coins', nav: 52, operations: { create: false, update: false, delete: false },
      list: { columns: ['happenedOn', 'partner', 'registration', 'kind', 'received', 'amount'], sort: ['happenedOn'] },
    })
    b.extendResource('Customer', { related: ['dealRegistrations'] })
  },
  jobs: [expireRegistrations],
  messages: { en, 'zh-CN': zhCN },
})
